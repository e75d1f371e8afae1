import { type RefObject, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { GridCopy, GridRow } from "@/api/grid-copy";
import type { Kind } from "@/api/kinds";
import type { Lookup } from "@/api/lookup";
import { useHoursPerDay } from "@/api/organization";
import { useLinkable } from "@/api/linkable";
import { useMay } from "@/api/use-project";
import type { Column } from "@/grid/column";
import { useSteady } from "@/grid/use-steady";
import { useLocale } from "@/lib/i18n/locale";
import { natural } from "@/lib/natural";
import type { Now } from "@/api/cell-state";
import { entityColumns, nameWidth } from "./columns";
import { extraKinds } from "./fields";

/** The columns of a kind. They stay the same objects while rows come and go, so that the grid keeps its place. */
export function useEntityColumns(kind: Kind, copy: GridCopy, known: Lookup, now: RefObject<Now>): Column<GridRow>[] {
  const { t } = useTranslation();
  const locale = useLocale();
  const hoursPerDay = useHoursPerDay();
  const may = useMay(copy.projectId);
  const [mayEdit, maySet] = [may("entity.edit_many"), may("task.set_status")];
  // Found once: a name that grows under somebody's hands does not move the columns beside it.
  const [width] = useState(() => nameWidth(copy.rows.values()));
  const hasPictures = useMemo(() => [...copy.rows.values()].some((row) => row.thumbnail_id), [copy]);
  const extra = useSteady(useMemo(() => extraKinds(copy.rows.values(), known), [copy, known]));
  const links = useLinkable(copy.projectId, known, [copy]);
  const rows = useRef(copy.rows);
  rows.current = copy.rows;
  const { parents } = copy;
  return useMemo(
    () =>
      entityColumns({
        ...{ kind, known, parents, extra, width, hasPictures },
        tags: tagsIn(rows),
        entities: () => links,
        look: { locale, t },
        words: { t, locale, hoursPerDay },
        may: (verb) => (verb === "task.set_status" ? maySet : mayEdit),
        now: () => now.current,
      }),
    [kind, known, parents, extra, links, width, hasPictures, locale, t, hoursPerDay, maySet, mayEdit, now],
  );
}

/** The tags rows have, gathered when they are asked for and again only when the rows are others. */
function tagsIn(rows: RefObject<GridCopy["rows"]>): () => readonly string[] {
  let of: GridCopy["rows"] | null = null;
  let tags: readonly string[] = [];
  return () => {
    if (of === rows.current) return tags;
    of = rows.current;
    tags = [...new Set([...of.values()].flatMap((row) => row.tags))].toSorted(natural);
    return tags;
  };
}
