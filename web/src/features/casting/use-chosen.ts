import { useCallback, useMemo, useState } from "react";
import type { CastingCopy } from "@/api/casting-page";
import { type CastingSearch, MOST_LETTERS } from "./casting-search";

/** Which places are chosen. The address says them where that fits: a whole sequence by itself, else place by place. */
export function useChosen(
  casting: CastingCopy,
  search: CastingSearch,
  onSearch: (search: CastingSearch) => void,
): [chosen: ReadonlySet<string>, choose: (ids: readonly string[]) => void] {
  // What was chosen here counts while the address is the one that it got: going back leads to what was chosen before.
  const [held, hold] = useState<{ ids: readonly string[]; at: string } | null>(null);
  const chosen = useMemo(() => {
    const { at = "", cast } = search;
    const withAsset = () => casting.links.filter(({ asset_id }) => asset_id === cast).map(({ entity_id }) => entity_id);
    const asked = new Set(!cast && held?.at === at ? held.ids : at ? at.split(",") : withAsset());
    const isAsked = ({ id, parent_id }: { id: string; parent_id: string | null }) =>
      asked.has(id) || (parent_id !== null && asked.has(parent_id));
    const ids = casting.entities.filter(isAsked).map(({ id }) => id);
    return new Set(ids.length > 0 ? ids : casting.entities.slice(0, 1).map(({ id }) => id));
  }, [search, casting, held]);
  const choose = useCallback(
    (ids: readonly string[]) => {
      const { cast: _, ...rest } = search;
      const said = inShort(casting, new Set(ids));
      const at = said.length > MOST_LETTERS ? "" : said;
      hold({ ids, at });
      onSearch({ ...rest, at });
    },
    [search, onSearch, casting],
  );
  return [chosen, choose];
}

function inShort({ entities }: CastingCopy, chosen: ReadonlySet<string>): string {
  const groups = Map.groupBy(entities, ({ parent_id }) => parent_id);
  const said = [...groups].flatMap(([parentId, held]) => {
    const ids = held.map(({ id }) => id).filter((id) => chosen.has(id));
    return parentId !== null && ids.length > 1 && ids.length === held.length ? [parentId] : ids;
  });
  return said.join(",");
}
