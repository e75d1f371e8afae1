import { queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { Accepted, InvitationOut, Me, SignIn, StepOut, StepTaken } from "./schema.gen";
import { remembered } from "./session";

/** What knocking leads to: inside, or to the step that is wanted first. */
export type Entered = Me | StepOut;

export const isStep = (entered: Entered): entered is StepOut => "ways" in entered;

export async function signIn(body: SignIn): Promise<Entered> {
  return arrived(await answered(client.POST("/api/v1/session", { body })));
}

/** The step that a sign-in of this browser waits for. */
export const stepQuery = queryOptions({
  queryKey: ["step"],
  queryFn: () => answered(client.GET("/api/v1/session/step")),
  staleTime: 0,
  gcTime: 0,
  retry: false,
});

export async function proveWithCode(body: StepTaken): Promise<Me> {
  return remembered(await answered(client.POST("/api/v1/session/step", { body })));
}

export async function mailCode(): Promise<void> {
  await client.POST("/api/v1/session/step/code");
}

/** What a passkey must answer: of the sign-in that waits for one, else of anybody. */
export async function passkeyAsked(): Promise<Record<string, unknown>> {
  return (await answered(client.POST("/api/v1/session/passkey/options"))).options;
}

export async function openWithPasskey(credential: Record<string, unknown>): Promise<Me> {
  return remembered(await answered(client.POST("/api/v1/session/passkey", { body: { credential } })));
}

/** Where else one may sign in; where there are several studios, in the one of this short name. */
export const offeredQuery = (studio?: string) =>
  queryOptions({
    queryKey: ["offered", studio ?? ""],
    queryFn: () =>
      answered(client.GET("/api/v1/session/providers", { params: { query: studio ? { organization: studio } : {} } })),
    retry: false,
  });

export function providerAddress(providerId: string, next: string): string {
  return `/api/v1/session/providers/${providerId}/start?${new URLSearchParams({ next })}`;
}

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ["invitation", token],
    queryFn: (): Promise<InvitationOut> => answered(client.POST("/api/v1/invitations/look", { body: { token } })),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

export async function acceptInvitation(body: Accepted): Promise<Entered> {
  return arrived(await answered(client.POST("/api/v1/invitations/accept", { body })));
}

/** One's accounts, of this studio and of others. */
export const ownAccountsQuery = queryOptions({
  queryKey: ["own-accounts"],
  queryFn: async () => (await answered(client.GET("/api/v1/me/accounts"))).rows,
  staleTime: 60_000,
});

export async function switchAccount(account_id: string): Promise<Entered> {
  return arrived(await answered(client.POST("/api/v1/session/switch", { body: { account_id } })));
}

function arrived(answer: Entered): Entered {
  return isStep(answer) ? answer : remembered(answer);
}
