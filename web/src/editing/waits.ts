import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { type Blocked, blockedQuery, NOTHING_BLOCKED } from "@/api/blocked";
import { useProjectSession } from "@/api/project-session";
import { useMay } from "@/api/use-project";
import { useSteady } from "@/grid/use-steady";

/** Which open tasks wait, and for what; kept true while the page is open. */
export function useBlocked(): Blocked {
  const { projectId } = useProjectSession();
  const may = useMay(projectId);
  const { data = NOTHING_BLOCKED } = useQuery({ ...blockedQuery(projectId), enabled: may("project.blocked") });
  return data;
}

/** The tasks that wait, the same set while it is of the same tasks; undefined for who is not told. */
export function useWaiting(projectId: string, blocked: Blocked): ReadonlySet<string> | undefined {
  const may = useMay(projectId)("project.blocked");
  const ids = useSteady(useMemo(() => [...blocked.keys()], [blocked]));
  return useMemo(() => (may ? new Set(ids) : undefined), [may, ids]);
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
