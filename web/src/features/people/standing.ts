import type { AccountOut, AccountStanding } from "@/api/schema.gen";
import { isPast } from "@/lib/dates";
import { foldedIncludes } from "@/lib/folded";

export interface Person {
  account: AccountOut;
  standing: AccountStanding | undefined;
}

type Account = Pick<AccountOut, "active" | "expires_on" | "account_type">;
type Standing = Pick<AccountStanding, "has_password" | "signs_in_elsewhere" | "invitation_expires_at">;

export type PersonState = ReturnType<typeof stateOf>;

/** Whether somebody may come in, and if not, what is missing. */
export function stateOf(account: Account, standing: Standing | undefined, now: Date = new Date()) {
  if (!account.active) return "inactive";
  if (account.expires_on && isPast(account.expires_on, now)) return "ended";
  if (account.account_type === "bot") return "bot";
  if (!standing || standing.has_password || standing.signs_in_elsewhere) return "active";
  if (!standing.invitation_expires_at) return "noWayIn";
  return new Date(standing.invitation_expires_at) > now ? "invited" : "invitationEnded";
}

/** Whoever's name, account name or address has all the words in it. */
export function fits({ display_name, account_name, email }: Person["account"], typed: string): boolean {
  return foldedIncludes([display_name, account_name, email ?? ""].join(" "), typed);
}
