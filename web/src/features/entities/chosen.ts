import type { GridRow, GridTask } from "@/api/grid-copy";
import { taskTypeOf } from "@/api/task-column";
import type { Selection } from "@/grid/selection";
import { tasksOf } from "./task-views";

/** The rows of a selection as they are now, from the top down. */
export function rowsOf(selection: Selection<GridRow> | null, rows: ReadonlyMap<string, GridRow>): GridRow[] {
  return (selection?.rows ?? []).flatMap(({ id }) => rows.get(id) ?? []);
}

/** The tasks of the selected task cells as they are now. */
export function tasksIn(selection: Selection<GridRow> | null, rows: ReadonlyMap<string, GridRow>): GridTask[] {
  return (selection?.cells() ?? []).flatMap(({ row, column }) => {
    const type = taskTypeOf(column);
    const now = rows.get(row.id);
    return type && now ? tasksOf(now, type).slice(0, 1) : [];
  });
}
