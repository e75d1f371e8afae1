import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsker } from "@/api/asker";
import type { Pending } from "@/api/edits";
import { type GridCopy, inOrder, wholeName } from "@/api/grid-copy";
import { useLinkable } from "@/api/linkable";
import type { Lookup } from "@/api/lookup";
import { useHoursPerDay } from "@/api/organization";
import { overlaid } from "@/api/overlay";
import type { Fields } from "@/grid/view/field";
import type { Asker } from "@/grid/view/filter";
import type { Tongue } from "@/grid/view/labels";
import { pipeline, type Shown } from "@/grid/view/pipeline";
import type { ViewState } from "@/grid/view/view-state";
import { useSteady } from "@/grid/use-steady";
import { duration } from "@/lib/durations";
import { useLocale } from "@/lib/i18n/locale";
import { taskListFields } from "./fields";
import { type TaskRow, taskRows } from "./task-row";

interface ShownTasks extends Shown<TaskRow> {
  /** Every task there is, whatever the filter. */
  all: TaskRow[];
  fields: Fields<TaskRow>;
  asker: Asker;
  tongue: Tongue;
}

/** The tasks of all kinds as the view wants them, with what is typed and not saved. */
export function useShownTasks(
  projectId: string,
  copies: readonly GridCopy[],
  known: Lookup,
  pending: Pending,
  { filter, sort, group }: ViewState,
  closed: ReadonlySet<string>,
  blocked?: ReadonlySet<string>,
): ShownTasks {
  const { t } = useTranslation();
  const locale = useLocale();
  const hoursPerDay = useHoursPerDay();
  const asker = useAsker(projectId);
  const [work] = useState(() => pipeline<TaskRow>());
  const [listed] = useState(taskRows);
  const all = useMemo(() => {
    const parts = copies.map((copy) => ({ copy, rows: overlaid(inOrder(copy), pending) }));
    return listed(parts, known);
  }, [copies, pending, known, listed]);
  const entities = useLinkable(projectId, known, copies);
  const parents = useSteady(useMemo(() => placesOf(copies), [copies]));
  const fields = useMemo(
    () => taskListFields({ known, t, parents, entities, blocked, today: asker.today }),
    [known, t, parents, entities, blocked, asker.today],
  );
  const tongue = useMemo(() => ({ t, locale, hoursPerDay }), [t, locale, hoursPerDay]);
  const heading = useMemo(() => {
    const [done, estimate] = [fields.get("done"), fields.get("estimate_minutes")];
    const sumLabel = (minutes: number) => duration(minutes, hoursPerDay, t("types.dayUnit"));
    return {
      tongue,
      count: (rows: readonly TaskRow[]) => t("pages.tasks", { count: rows.length }),
      sums: estimate ? [{ ...estimate, sumLabel }] : [],
      ...(done ? { done } : {}),
    };
  }, [fields, t, tongue, hoursPerDay]);
  return useMemo(
    () => ({ ...work(all, { fields, filter, sort, group, asker, closed, heading }), all, fields, asker, tongue }),
    [work, all, fields, filter, sort, group, asker, closed, heading, tongue],
  );
}

function placesOf(copies: readonly GridCopy[]): { id: string; name: string }[] {
  const places = new Map(copies.flatMap(({ parents }) => [...parents.values()]).map((place) => [place.id, place]));
  return [...places.values()].map((place) => ({ id: place.id, name: wholeName(place) }));
}
