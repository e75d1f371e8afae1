import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { isStep, switchAccount } from "@/api/enter";
import { forgetCopies } from "@/api/kept-copies";
import { meQuery } from "@/api/session";

/** On as another of one's own accounts: no copy of the studio before stays, and what was begun there waits under its own account. */
export function useSwitchAccount(): (accountId: string) => Promise<void> {
  const router = useRouter();
  const queries = useQueryClient();
  return async (accountId) => {
    const entered = await switchAccount(accountId);
    if (isStep(entered)) {
      await router.navigate({ to: "/sign-in", search: { step: 1 } });
      return;
    }
    await forgetCopies();
    queries.clear();
    queries.setQueryData(meQuery.queryKey, entered);
    await router.navigate({ to: "/" });
    await router.invalidate();
  };
}
