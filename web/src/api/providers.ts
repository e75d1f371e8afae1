import { queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { IdentityProviderNew, IdentityProviderOut } from "./schema.gen";

/** The OpenID Connect providers that the studio trusts, and those that it has put away. */
export const providersQuery = queryOptions({
  queryKey: ["providers"],
  queryFn: async (): Promise<IdentityProviderOut[]> => {
    const query = { sort: "name", limit: 100, archived: "yes" as const };
    return (await answered(client.GET("/api/v1/identity-providers", { params: { query } })))
      .rows as IdentityProviderOut[];
  },
});

type Fields = Omit<IdentityProviderNew, "id">;

/** A provider as it is to be; with the secret that it gave, when one was typed. */
export async function keepProvider(held: IdentityProviderOut | null, fields: Fields, secret: string): Promise<void> {
  const kept = held
    ? await answered(
        client.PATCH("/api/v1/identity-providers/{row_id}", {
          params: { path: { row_id: held.id } },
          body: { ...fields, rev: held.rev },
        }),
      )
    : await answered(client.POST("/api/v1/identity-providers", { body: fields }));
  if (!secret) return;
  await client.PUT("/api/v1/identity-providers/{row_id}/secret", {
    params: { path: { row_id: kept.id } },
    body: { client_secret: secret },
  });
}

export async function removeProvider(id: string): Promise<void> {
  await client.POST("/api/v1/identity-providers/archive", { body: { ids: [id] } });
}

export async function restoreProvider(id: string): Promise<void> {
  await client.POST("/api/v1/identity-providers/restore", { body: { ids: [id] } });
}

/** Where a provider sends people back to. */
export function redirectAddress(): string {
  return `${location.origin}/api/v1/session/providers/callback`;
}
