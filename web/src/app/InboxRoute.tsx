import { useSearch } from "@tanstack/react-router";
import { InboxPage } from "@/features/inbox/InboxPage";

export function InboxRoute() {
  return <InboxPage search={useSearch({ from: "/inside/inbox" })} />;
}
