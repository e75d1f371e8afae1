import { useMemo } from "react";
import type { Touched, Touches } from "@/api/touches";
import type { Touch } from "@/grid/use-flashes";
import { useStore } from "@/lib/store";

const COLUMN_OF: Readonly<Record<string, string>> = { task_status_id: "status", member_ids: "assignee" };

/** Which cells others touched: `byCell` ("task field") for the name on hover, `flashes` for the grid. */
export function useTaskTouches(touches: Touches): { byCell: ReadonlyMap<string, Touched>; flashes: Touch[] } {
  const recent = useStore(touches.recent);
  return useMemo(() => {
    const tasks = recent.filter(({ entity }) => entity !== "entity");
    const flashes = tasks.flatMap(({ rowId, fields, count }) =>
      fields.map((field) => ({ row: rowId, column: COLUMN_OF[field] ?? field, count })),
    );
    const byCell = new Map(
      tasks.flatMap((touched) => touched.fields.map((field) => [`${touched.rowId} ${field}`, touched] as const)),
    );
    return { byCell, flashes };
  }, [recent]);
}
