import type { GridRow, GridTask } from "@/api/grid-copy";
import { taskTypeOf } from "@/api/task-column";
import type { Cell } from "@/grid/range";
import type { Selection } from "@/grid/selection";
import { tasksOf } from "./task-views";

/** What actions act on: the selected rows from the top down, and the tasks of the selected task cells. */
export interface Chosen {
  rows: readonly GridRow[];
  /** Asked for, not kept: everything selected may be a million cells. */
  tasks: () => GridTask[];
  /** The cell that is typed into. */
  cell: Cell | null;
  /** The step of the focused cell; null on a field of the row. */
  step: string | null;
}

export function chosenOf(selection: Selection<GridRow> | null, rows: ReadonlyMap<string, GridRow>): Chosen {
  const cell = selection?.at ?? null;
  const held = (selection?.rows ?? []).flatMap((row) => rows.get(row.id) ?? []);
  return {
    rows: held,
    tasks: () =>
      (selection?.cells() ?? []).flatMap(({ row, column }) => {
        const type = taskTypeOf(column);
        const now = rows.get(row.id);
        return type && now ? tasksOf(now, type).slice(0, 1) : [];
      }),
    cell,
    step: taskTypeOf(cell?.column),
  };
}
