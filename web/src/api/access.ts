import { queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { PasswordChange, TokenMade } from "./schema.gen";

/** The browsers the person is signed in with. */
export const sessionsQuery = queryOptions({
  queryKey: ["sessions"],
  queryFn: async () => (await answered(client.GET("/api/v1/me/sessions"))).rows,
});

export async function endSession(session_id: string): Promise<void> {
  await client.DELETE("/api/v1/me/sessions/{session_id}", { params: { path: { session_id } } });
}

export async function changePassword(body: PasswordChange): Promise<void> {
  await client.PUT("/api/v1/me/password", { body });
}

export const tokensQuery = queryOptions({
  queryKey: ["tokens"],
  queryFn: async () => (await answered(client.GET("/api/v1/me/tokens"))).rows,
});

export function makeToken(name: string, scopes: string[], expires_at: string | null): Promise<TokenMade> {
  return answered(client.POST("/api/v1/me/tokens", { body: { name, scopes, expires_at } }));
}

export async function revokeToken(token_id: string): Promise<void> {
  await client.DELETE("/api/v1/me/tokens/{token_id}", { params: { path: { token_id } } });
}
