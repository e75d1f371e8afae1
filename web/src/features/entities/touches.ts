import { useMemo } from "react";
import type { GridCopy } from "@/api/grid-copy";
import type { Touched, Touches } from "@/api/touches";
import type { Touch } from "@/grid/use-flashes";
import { useStore } from "@/lib/store";
import { taskColumnId } from "@/api/task-column";
import { columnOf } from "./cell-edits";

/** Which cells others touched: `byCell` (a row's field "id field", or a task's id) for the name on hover, `flashes` for the grid. */
export function useTouches(
  touches: Touches,
  copy: GridCopy,
): { byCell: ReadonlyMap<string, Touched>; flashes: Touch[] } {
  const recent = useStore(touches.recent);
  return useMemo(() => {
    const byCell = new Map<string, Touched>();
    const flashes = recent.flatMap((touched): Touch[] => {
      if (touched.entity === "entity") {
        for (const field of touched.fields) byCell.set(`${touched.rowId} ${field}`, touched);
        return touched.fields.map((field) => ({ row: touched.rowId, column: columnOf(field), count: touched.count }));
      }
      const row = copy.rows.get(copy.rowOfTask.get(touched.rowId) ?? "");
      const task = row?.tasks.find(({ id }) => id === touched.rowId);
      if (!row || !task) return [];
      byCell.set(task.id, touched);
      return [{ row: row.id, column: taskColumnId(task.task_type_id), count: touched.count }];
    });
    return { byCell, flashes };
  }, [recent, copy]);
}
