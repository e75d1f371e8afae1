import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { CALM } from "@/api/cell-state";
import type { GridRow } from "@/api/grid-copy";
import { gridQuery } from "@/api/grid-query";
import type { Kind } from "@/api/kinds";
import { useHoursPerDay } from "@/api/organization";
import { useProjectSession } from "@/api/project-session";
import type { Column } from "@/grid/column";
import { framesType } from "@/grid/types/frames";
import { useLocale } from "@/lib/i18n/locale";

/** What stands under the rows of a kind. */
export const KIND_BELOW: Readonly<Partial<Record<Kind, Kind>>> = { sequence: "shot", episode: "sequence" };

interface Below {
  count: number;
  frames: number;
}

/** How many shots a sequence holds and how long they are, counted from the shots themselves; they follow as shots change. */
export function useBelowColumns(kind: Kind): { columns: Column<GridRow>[]; counted: unknown } {
  const { t } = useTranslation();
  const locale = useLocale();
  const hoursPerDay = useHoursPerDay();
  const queries = useQueryClient();
  const { accountId, projectId } = useProjectSession();
  const below = KIND_BELOW[kind];
  const { data } = useQuery({
    ...gridQuery(queries, accountId, projectId, below ?? "shot"),
    enabled: below !== undefined,
  });
  const counted = useMemo(() => (below ? countBelow(data?.rows.values() ?? []) : NONE), [below, data]);
  const now = useRef(counted);
  now.current = counted;
  const columns = useMemo(() => {
    if (!below) return [];
    const type = framesType({ t, locale, hoursPerDay });
    const column = (id: keyof Below, title: string): Column<GridRow> => ({
      ...{ id: `below.${id}`, title, type, width: 88, readOnlyReason: t("columns.computed") },
      ...{ isEditable: () => false, state: () => CALM, canFilter: false, canSort: false, canGroup: false },
      isOfPage: true,
      value: (row) => now.current.get(row.id)?.[id] ?? null,
    });
    const count = column("count", t(`nav.${below === "shot" ? "shots" : "sequences"}`));
    return below === "shot" ? [count, column("frames", t("fields.nb_frames"))] : [count];
  }, [below, t, locale, hoursPerDay]);
  return { columns, counted };
}

const NONE: ReadonlyMap<string, Below> = new Map();

function countBelow(rows: Iterable<GridRow>): ReadonlyMap<string, Below> {
  const counted = new Map<string, Below>();
  for (const { parent_id, nb_frames } of rows) {
    if (parent_id === null) continue;
    const held = counted.get(parent_id) ?? { count: 0, frames: 0 };
    counted.set(parent_id, { count: held.count + 1, frames: held.frames + (nb_frames ?? 0) });
  }
  return counted;
}
