import { useMemo } from "react";
import { useToday } from "@/lib/today";
import { useMe, useProjectContext } from "./use-project";

/** Who looks, and when: what "assigned to me", "open slot" and "today" mean to a filter. */
export function useAsker(projectId: string): { today: string; me: ReadonlySet<string>; open: ReadonlySet<string> } {
  const { members } = useProjectContext(projectId);
  const { account } = useMe();
  const today = useToday();
  return useMemo(() => {
    const slots = members.filter(({ archived }) => !archived);
    const ids = (those: typeof slots) => new Set(those.map(({ id }) => id));
    return {
      today,
      me: ids(slots.filter(({ account_id }) => account_id === account.id)),
      open: ids(slots.filter(({ is_open }) => is_open)),
    };
  }, [members, account.id, today]);
}
