import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type CastBrief, castBriefQuery } from "@/api/cast-brief";
import { CALM } from "@/api/cell-state";
import type { GridRow } from "@/api/grid-copy";
import type { Kind } from "@/api/kinds";
import { useProjectSession } from "@/api/project-session";
import { useMay } from "@/api/use-project";
import type { LinksView } from "@/grid/cells/links-cell";
import type { Column } from "@/grid/column";
import { linksType } from "@/grid/types/links";

const STAGES: readonly Kind[] = ["shot", "scene", "episode", "asset"];
const NOBODY: CastBrief = { casts: new Map(), shots: new Map() };

/** Who is cast in a shot, and in how many shots an asset is cast: read here, changed on the casting page, where they lead. */
export function useCastColumns(kind: Kind): { columns: Column<GridRow>[]; brief: CastBrief } {
  const { t } = useTranslation();
  const { projectId } = useProjectSession();
  const may = useMay(projectId)("casting.brief");
  const isStage = may && STAGES.includes(kind);
  const of = kind as "shot";
  const { data: brief = NOBODY } = useQuery({ ...castBriefQuery(projectId, of), enabled: isStage });
  const now = useRef(brief);
  now.current = brief;
  const columns = useMemo(() => {
    if (!isStage) return [];
    const wordsOf = ({ id }: GridRow): string[] => {
      if (kind !== "asset") return castWords(now.current, id, t("gridFacts.notShared"));
      const count = now.current.shots.get(id) ?? 0;
      return count > 0 ? [t("gridFacts.shots", { count })] : [];
    };
    const link = ({ id }: GridRow) => castingHref(projectId, kind, id);
    const column: Column<GridRow> = {
      ...{ id: "cast", title: t(kind === "asset" ? "gridFacts.castIn" : "gridFacts.cast"), type: linksType() },
      ...{ width: kind === "asset" ? 96 : 200, readOnlyReason: t("gridFacts.castThere"), isOfPage: true },
      ...{ canFilter: false, canSort: false, canGroup: false, isEditable: () => false },
      ...{ value: wordsOf, link },
      state: (row) => ({ ...CALM, hint: wordsOf(row).join(", ") }),
      view: (row): LinksView => ({ words: wordsOf(row), href: link(row) }),
    };
    return [column];
  }, [isStage, kind, projectId, t]);
  return { columns, brief };
}

/** "Bird ×2", as in a script: a number only where there is more than one. */
export function castWords({ casts }: CastBrief, id: string, unshared: string): string[] {
  return (casts.get(id) ?? []).map(({ name, occurrences }) => {
    const called = name ?? unshared;
    return occurrences > 1 ? `${called} ×${occurrences}` : called;
  });
}

/** The casting page with a row chosen: a shot with its cast, or every shot that an asset is cast in. */
export function castingHref(projectId: string, kind: Kind, id: string): string {
  const search: Record<string, string> =
    kind === "asset" ? { cast: id } : { ...(kind !== "shot" && { of: kind }), at: id };
  return `/projects/${projectId}/casting?${new URLSearchParams(search)}`;
}
