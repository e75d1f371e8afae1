import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import type { Me } from "@/api/schema.gen";
import { meQuery } from "@/api/session";
import { insideOnly } from "./next";

/** Who makes things comes for their own work; the others for the productions. */
const MAKERS = new Set(["artist", "vendor"]);

function homeOf({ account }: Me): string {
  return MAKERS.has(account.account_type) ? "/my-work" : "/";
}

/** Inside, on the page one wanted; what another person left in this browser's memory is gone. */
export function useCameIn(next?: string): (me: Me) => Promise<void> {
  const router = useRouter();
  const queries = useQueryClient();
  return async (me) => {
    queries.clear();
    queries.setQueryData(meQuery.queryKey, me);
    await router.navigate({ href: next ? insideOnly(next) : homeOf(me), replace: true });
  };
}
