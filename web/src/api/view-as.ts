import { client } from "./client";

/** From here on the session reads as that account; the page is read anew, as nothing of before holds. */
export async function lookAs(accountId: string): Promise<void> {
  await client.POST("/api/v1/session/view-as", { body: { account_id: accountId } });
  globalThis.location.assign("/");
}

export async function stopLooking(): Promise<void> {
  await client.DELETE("/api/v1/session/view-as");
  globalThis.location.reload();
}
