import { queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { FactorAdded, FactorRemoved, FactorsOut, TotpBegun } from "./schema.gen";

/** The password again, before how one comes in is changed; whoever has none leaves it out. */
export type Password = string | undefined;

/** One's second factors, and whether the studio demands one. */
export const factorsQuery = queryOptions({
  queryKey: ["factors"],
  queryFn: (): Promise<FactorsOut> => answered(client.GET("/api/v1/me/factors")),
});

export function beginTotp(password: Password): Promise<TotpBegun> {
  return answered(client.POST("/api/v1/me/factors/totp", { body: owner(password) }));
}

export function confirmTotp(code: string): Promise<FactorAdded> {
  return answered(client.PUT("/api/v1/me/factors/totp", { body: { code } }));
}

export async function beginEmail(password: Password): Promise<void> {
  await client.POST("/api/v1/me/factors/email", { body: owner(password) });
}

export function confirmEmail(code: string): Promise<FactorAdded> {
  return answered(client.PUT("/api/v1/me/factors/email", { body: { code } }));
}

/** What a browser needs to make a passkey. */
export async function beginPasskey(password: Password): Promise<Record<string, unknown>> {
  return (await answered(client.POST("/api/v1/me/factors/passkeys/options", { body: owner(password) }))).options;
}

export function addPasskey(name: string, credential: Record<string, unknown>): Promise<FactorAdded> {
  return answered(client.POST("/api/v1/me/factors/passkeys", { body: { name, credential } }));
}

export async function renewCodes(password: Password): Promise<string[]> {
  const made = await answered(client.POST("/api/v1/me/factors/recovery-codes", { body: owner(password) }));
  return made.recovery_codes;
}

export async function removeFactor(which: Omit<FactorRemoved, "password">, password: Password): Promise<void> {
  await client.POST("/api/v1/me/factors/remove", { body: { ...which, ...owner(password) } });
}

function owner(password: Password): { password?: string } {
  return password === undefined ? {} : { password };
}
