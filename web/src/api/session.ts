import { queryOptions } from "@tanstack/react-query";
import { rememberCsrfToken, send } from "./client";

export interface Me {
  account: {
    id: string;
    account_name: string;
    display_name: string;
    email: string | null;
    account_type: string;
  };
  organization: { id: string; name: string; slug: string; settings: Record<string, unknown> };
  csrf_token: string;
}

export interface Verbs {
  studio: string[];
  projects: Record<string, string[]>;
}

function remembered(me: Me): Me {
  rememberCsrfToken(me.csrf_token);
  return me;
}

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async () => remembered(await send<Me>("GET", "/api/v1/me")),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

export const verbsQuery = queryOptions({
  queryKey: ["verbs"],
  queryFn: () => send<Verbs>("GET", "/api/v1/me/verbs"),
  staleTime: 60_000,
});

export const setupQuery = queryOptions({
  queryKey: ["setup"],
  queryFn: () => send<{ needs_setup: boolean; code_required: boolean }>("GET", "/api/v1/setup"),
  staleTime: 0,
  retry: false,
});

export interface SetupForm {
  studio_name: string;
  display_name: string;
  account_name: string;
  email?: string;
  password: string;
  load_demo: boolean;
  code?: string;
}

export async function setUp(form: SetupForm): Promise<Me> {
  return remembered(await send<Me>("POST", "/api/v1/setup", form));
}

export async function signIn(form: { account: string; password: string; organization?: string }): Promise<Me> {
  return remembered(await send<Me>("POST", "/api/v1/session", form));
}

export async function signOut(): Promise<void> {
  await send("DELETE", "/api/v1/session");
  rememberCsrfToken("");
}

export function askForReset(email: string): Promise<void> {
  return send("POST", "/api/v1/password-resets", { email });
}

export function resetPassword(token: string, password: string): Promise<void> {
  return send("PUT", "/api/v1/password-resets", { token, new_password: password });
}
