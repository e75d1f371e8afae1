import { type RefObject, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Now } from "@/api/cell-state";
import type { GridCopy } from "@/api/grid-copy";
import { useLinkable } from "@/api/linkable";
import type { Lookup } from "@/api/lookup";
import { useHoursPerDay } from "@/api/organization";
import { useMay } from "@/api/use-project";
import type { Column } from "@/grid/column";
import { useLocale } from "@/lib/i18n/locale";
import { taskListColumns } from "./columns";
import type { TaskRow } from "./task-row";

const VERBS = ["task.set_status", "task.assign", "task.edit_many", "member.list"];

/** The columns of the flat list; the same objects while tasks come and go, so that the grid keeps its place. */
export function useTaskColumns(
  projectId: string,
  copies: readonly GridCopy[],
  known: Lookup,
  now: RefObject<Now>,
): Column<TaskRow>[] {
  const { t } = useTranslation();
  const locale = useLocale();
  const hoursPerDay = useHoursPerDay();
  const may = useMay(projectId);
  const links = useLinkable(projectId, known, copies);
  const allowed = VERBS.filter(may).join(" ");
  return useMemo(
    () =>
      taskListColumns({
        known,
        look: { t, locale },
        entities: () => links,
        words: { t, locale, hoursPerDay },
        may: (verb) => allowed.split(" ").includes(verb),
        now: () => now.current,
      }),
    [known, links, t, locale, hoursPerDay, allowed, now],
  );
}
