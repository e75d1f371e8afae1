import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsker } from "@/api/asker";
import { type GridCopy, type GridRow, inOrder } from "@/api/grid-copy";
import type { Kind } from "@/api/kinds";
import type { Lookup } from "@/api/lookup";
import { useHoursPerDay } from "@/api/organization";
import { useLinkable } from "@/api/linkable";
import { overlaid } from "@/api/overlay";
import type { Pending } from "@/api/edits";
import type { Asker } from "@/grid/view/filter";
import type { Tongue } from "@/grid/view/labels";
import { pipeline, type Shown } from "@/grid/view/pipeline";
import type { Fields } from "@/grid/view/field";
import type { ViewState } from "@/grid/view/view-state";
import { useSteady } from "@/grid/use-steady";
import { useLocale } from "@/lib/i18n/locale";
import { entityFields, extraKinds } from "./fields";

interface ShownRows extends Shown<GridRow> {
  /** Every row there is, whatever the filter. */
  all: GridRow[];
  fields: Fields<GridRow>;
  asker: Asker;
  tongue: Tongue;
}

/** The rows of a page as its view wants them: with what is typed and not saved, filtered, sorted, under their headings. */
export function useShownRows(
  kind: Kind,
  copy: GridCopy,
  known: Lookup,
  pending: Pending,
  { filter, sort, group }: ViewState,
  closed: ReadonlySet<string>,
): ShownRows {
  const { t } = useTranslation();
  const locale = useLocale();
  const hoursPerDay = useHoursPerDay();
  const asker = useAsker(copy.projectId);
  const [work] = useState(() => pipeline<GridRow>());
  const all = useMemo(() => overlaid(inOrder(copy), pending), [copy, pending]);
  const extra = useSteady(useMemo(() => extraKinds(copy.rows.values(), known), [copy, known]));
  const entities = useLinkable(copy.projectId, known, [copy]);
  const { parents } = copy;
  const fields = useMemo(
    () => entityFields({ ...{ kind, locale, parents, extra, known, entities, t }, today: asker.today }),
    [kind, locale, parents, extra, known, entities, t, asker.today],
  );
  const tongue = useMemo(() => ({ t, locale, hoursPerDay }), [t, locale, hoursPerDay]);
  const heading = useMemo(() => {
    const done = fields.get("task.any.done");
    return {
      tongue,
      count: (rows: readonly GridRow[]) => t(`create.count.${kind}`, { count: rows.length }),
      sums: [...fields.values()].filter(({ isSummed, id }) => isSummed && !id.startsWith("task.")),
      ...(done ? { done } : {}),
    };
  }, [fields, t, tongue, kind]);
  return useMemo(
    () => ({ ...work(all, { fields, filter, sort, group, asker, closed, heading }), all, fields, asker, tongue }),
    [work, all, fields, filter, sort, group, asker, closed, heading, tongue],
  );
}
