import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { type Blocked, blockedQuery, NOTHING_BLOCKED } from "@/api/blocked";
import { useProjectSession } from "@/api/project-session";
import { useMay } from "@/api/use-project";

/** Which open tasks wait, and for what; kept true while the page is open. */
export function useBlocked(): Blocked {
  const { projectId } = useProjectSession();
  const may = useMay(projectId);
  const { data = NOTHING_BLOCKED } = useQuery({ ...blockedQuery(projectId), enabled: may("project.blocked") });
  return data;
}

const NAMED = 3;

/** What a task waits for, in words; empty when it waits for nothing. */
export function waitsWords(blocked: Blocked, taskId: string, t: TFunction): string {
  const needed = blocked.get(taskId);
  if (!needed) return "";
  const what = needed.slice(0, NAMED).join(", ");
  const count = needed.length - NAMED;
  return count > 0 ? t("gridFacts.waitsMore", { what, count }) : t("gridFacts.waits", { what });
}
