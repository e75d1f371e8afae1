import { useCallback } from "react";
import type { GridCopy, GridRow } from "@/api/grid-copy";
import type { Kind } from "@/api/kinds";
import { useProjectSession } from "@/api/project-session";
import { useMay } from "@/api/use-project";
import type { CellEdit } from "@/grid/column";
import type { Beside } from "@/grid/row-drag";
import type { ViewState } from "@/grid/view/view-state";
import { editsOf } from "./cell-edits";
import { putInCut } from "./cut-order";
import { newFromPaste } from "./pasted-rows";

interface Needs {
  kind: Kind;
  copy: GridCopy;
  view: ViewState;
  /** In the order shown. */
  rows: readonly GridRow[];
  all: readonly GridRow[];
}

interface NewPlaces {
  onInsert?: (pasted: Record<string, unknown>[], cells: CellEdit<GridRow>[]) => void;
  onMove?: (ids: string[], beside: Beside) => void;
}

/** Rows pasted below the last, and rows dragged to another place in the cut; absent where the person may not, or where it means nothing. */
export function useNewPlaces({ kind, copy, view, rows, all }: Needs): NewPlaces {
  const { edits } = useProjectSession();
  const may = useMay(copy.projectId);
  const last = rows.at(-1);
  const onInsert = useCallback(
    (pasted: Record<string, unknown>[], cells: CellEdit<GridRow>[]) =>
      void edits.save({ ...newFromPaste(kind, pasted, last), edits: editsOf(cells) }),
    [edits, kind, last],
  );
  const onMove = (ids: string[], beside: Beside) => {
    const side = "before" in beside ? "before" : "after";
    const target = copy.rows.get("before" in beside ? beside.before : beside.after);
    if (!target) return;
    const siblings = all.filter(({ parent_id }) => parent_id === target.parent_id);
    const moved = ids.flatMap((id) => copy.rows.get(id) ?? []);
    void edits.save({ edits: putInCut(siblings, moved, target, side) });
  };
  // Where rows are sorted or grouped by something else, a place among them says nothing about the cut.
  const isInCut = view.sort.length === 0 && view.group.every((field) => field === "parent");
  return {
    ...(may("entity.create_many") ? { onInsert } : {}),
    ...(may("entity.edit_many") && isInCut ? { onMove } : {}),
  };
}
