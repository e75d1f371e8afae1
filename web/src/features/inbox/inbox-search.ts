import type { Reason } from "@/api/inbox";
import { REASONS } from "./reasons";

export interface InboxSearch {
  show?: "unread" | "all" | undefined;
  reason?: Reason | undefined;
}

/** The part of the address that says what of the inbox is shown. */
export function inboxSearch(search: Record<string, unknown>): InboxSearch {
  const reason = REASONS.find((known) => known === search.reason);
  return { ...(search.show === "all" ? { show: "all" } : {}), ...(reason ? { reason } : {}) };
}
