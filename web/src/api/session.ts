import { queryOptions } from "@tanstack/react-query";
import { answered, client, rememberCsrfToken } from "./client";
import type { Me, SetupNew } from "./schema.gen";

/** The person, whose writes carry their token from now on. */
export function remembered(me: Me): Me {
  rememberCsrfToken(me.csrf_token ?? "");
  return me;
}

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async () => remembered(await answered(client.GET("/api/v1/me"))),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

export const verbsQuery = queryOptions({
  queryKey: ["verbs"],
  queryFn: () => answered(client.GET("/api/v1/me/verbs")),
  staleTime: 60_000,
});

export const setupQuery = queryOptions({
  queryKey: ["setup"],
  queryFn: () => answered(client.GET("/api/v1/setup")),
  staleTime: 0,
  retry: false,
});

export async function setUp(body: SetupNew): Promise<Me> {
  return remembered(await answered(client.POST("/api/v1/setup", { body })));
}

export async function signOut(): Promise<void> {
  await client.DELETE("/api/v1/session");
  rememberCsrfToken("");
}

export async function askForReset(email: string): Promise<void> {
  await client.POST("/api/v1/password-resets", { body: { email } });
}

export async function resetPassword(token: string, password: string): Promise<void> {
  await client.PUT("/api/v1/password-resets", { body: { token, new_password: password, keep_tokens: false } });
}
