import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { AccountChanges, AccountOut, AccountStanding, Invite, SessionOut, TokenOut } from "./schema.gen";

const PAGE = 1000;

/** Everybody with an account, those who left the studio's list left out. */
export const accountsQuery = queryOptions({
  queryKey: ["people", "accounts"],
  queryFn: ({ signal }): Promise<AccountOut[]> =>
    whole(async (after) => {
      const query = { sort: "display_name", limit: PAGE, ...(after && { after }) };
      const page = await answered(client.GET("/api/v1/accounts", { params: { query }, signal }));
      return { rows: page.rows as AccountOut[], next: page.next };
    }),
});

/** Who was taken off the list: the first thousand by name. */
export const archivedAccountsQuery = queryOptions({
  queryKey: ["people", "archived"],
  queryFn: async ({ signal }): Promise<AccountOut[]> => {
    const query = { sort: "display_name", limit: PAGE, archived: "only" as const };
    return (await answered(client.GET("/api/v1/accounts", { params: { query }, signal }))).rows as AccountOut[];
  },
});

export async function archiveAccount(id: string): Promise<void> {
  await client.POST("/api/v1/accounts/archive", { body: { ids: [id] } });
}

/** How each of them comes in. */
export const standingQuery = queryOptions({
  queryKey: ["people", "standing"],
  queryFn: ({ signal }): Promise<AccountStanding[]> =>
    whole((after) => {
      const query = { limit: PAGE, ...(after && { after }) };
      return answered(client.GET("/api/v1/accounts/standing", { params: { query }, signal }));
    }),
});

export function refreshPeople(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: ["people"] });
}

export function invite(body: Invite): Promise<AccountOut> {
  return answered(client.POST("/api/v1/accounts/invitations", { body }));
}

/** An account for a program: nobody signs in with it, tokens are made for it. */
export async function makeBot(account_name: string, display_name: string): Promise<AccountOut> {
  const body = { account_name, display_name, account_type: "bot" as const };
  return answered(client.POST("/api/v1/accounts", { body }));
}

/** The secret of a new token of a bot, told this once. */
export async function makeTokenFor(
  account_id: string,
  name: string,
  scopes: string[],
  expires_at: string | null,
): Promise<string> {
  const [params, body] = [{ path: { account_id } }, { name, scopes, expires_at }];
  return (await answered(client.POST("/api/v1/accounts/{account_id}/tokens", { params, body }))).token;
}

/** Another link by mail; the address it went to. */
export async function reinvite(account_id: string): Promise<string> {
  const params = { path: { account_id } };
  return (await answered(client.POST("/api/v1/accounts/{account_id}/invitation", { params }))).email;
}

export function editAccount({ id, rev }: AccountOut, changes: Omit<AccountChanges, "rev">): Promise<AccountOut> {
  const params = { path: { row_id: id } };
  return answered(client.PATCH("/api/v1/accounts/{row_id}", { params, body: { ...changes, rev } }));
}

/** What is done to an account whatever else changed on it: nobody chooses between values when somebody is let go. */
export async function editAsItIs(
  queries: QueryClient,
  id: string,
  changes: Omit<AccountChanges, "rev">,
): Promise<AccountOut> {
  const accounts = await queries.fetchQuery({ ...accountsQuery, staleTime: 0 });
  const account = accounts.find((one) => one.id === id);
  if (!account) throw new Error(`no account ${id}`);
  return editAccount(account, changes);
}

export async function forgetFactors(account_id: string): Promise<void> {
  await client.DELETE("/api/v1/accounts/{account_id}/factors", { params: { path: { account_id } } });
}

export const sessionsOfQuery = (account_id: string) =>
  queryOptions({
    queryKey: ["people", "sessions", account_id],
    queryFn: async (): Promise<SessionOut[]> =>
      (await answered(client.GET("/api/v1/accounts/{account_id}/sessions", { params: { path: { account_id } } }))).rows,
  });

export async function endSessionOf(account_id: string, session_id: string): Promise<void> {
  const params = { path: { account_id, session_id } };
  await client.DELETE("/api/v1/accounts/{account_id}/sessions/{session_id}", { params });
}

export async function endSessionsOf(account_id: string): Promise<void> {
  await client.DELETE("/api/v1/accounts/{account_id}/sessions", { params: { path: { account_id } } });
}

export const tokensOfQuery = (account_id: string) =>
  queryOptions({
    queryKey: ["people", "tokens", account_id],
    queryFn: async (): Promise<TokenOut[]> =>
      (await answered(client.GET("/api/v1/accounts/{account_id}/tokens", { params: { path: { account_id } } }))).rows,
  });

export async function revokeTokenOf(account_id: string, token_id: string): Promise<void> {
  const params = { path: { account_id, token_id } };
  await client.DELETE("/api/v1/accounts/{account_id}/tokens/{token_id}", { params });
}

interface Page<T> {
  rows: T[];
  next: string | null;
}

/** All pages of a list, one after the other. */
async function whole<T>(read: (after: string | null) => Promise<Page<T>>): Promise<T[]> {
  const rows: T[] = [];
  let after: string | null = null;
  do {
    // oxlint-disable-next-line no-await-in-loop
    const page: Page<T> = await read(after);
    rows.push(...page.rows);
    after = page.next;
  } while (after);
  return rows;
}
