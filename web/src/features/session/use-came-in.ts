import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import type { Me } from "@/api/schema.gen";
import { meQuery } from "@/api/session";
import { insideOnly } from "./next";

/** Inside, on the page one wanted; what another person left in this browser's memory is gone. */
export function useCameIn(next?: string): (me: Me) => Promise<void> {
  const router = useRouter();
  const queries = useQueryClient();
  return async (me) => {
    queries.clear();
    queries.setQueryData(meQuery.queryKey, me);
    await router.navigate({ href: insideOnly(next), replace: true });
  };
}
