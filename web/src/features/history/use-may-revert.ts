import type { FeedLine } from "@/api/schema.gen";
import { useMay, useMe } from "@/api/use-project";

export type MayRevert = (told: Pick<FeedLine, "actor">) => boolean;

/** What one may take back: one's own doings, and anybody's where one manages. */
export function useMayRevert(projectId?: string): MayRevert {
  const { account } = useMe();
  const may = useMay(projectId);
  return ({ actor }) => may("change_set.revert") && (actor?.id === account.id || may("project.edit"));
}
