import { answered, client } from "./client";
import { pictureBody } from "./picture";
import type { AccountLink, MyAccount, MyChanges } from "./schema.gen";

export function editMe(body: MyChanges): Promise<MyAccount> {
  return answered(client.PATCH("/api/v1/me", { body }));
}

export async function setAvatar(picture: Blob): Promise<void> {
  await client.PUT("/api/v1/me/avatar", pictureBody(picture));
}

export async function removeAvatar(): Promise<void> {
  await client.DELETE("/api/v1/me/avatar");
}

export async function linkAccount(body: AccountLink): Promise<void> {
  await client.POST("/api/v1/me/accounts", { body });
}

export async function unlinkAccount(account_id: string): Promise<void> {
  await client.DELETE("/api/v1/me/accounts/{account_id}", { params: { path: { account_id } } });
}
