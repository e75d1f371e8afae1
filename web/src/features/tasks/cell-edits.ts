import { type Edit, valueIn } from "@/api/edits";
import type { GridTask } from "@/api/grid-copy";
import type { CellEdit } from "@/grid/column";
import { sameValue } from "@/grid/same-value";
import type { TaskRow } from "./task-row";

const FIELD_OF: Readonly<Record<string, keyof GridTask>> = { status: "task_status_id", assignee: "member_ids" };

/** The field of the task a column shows. */
export function taskFieldOf(column: string): string {
  return FIELD_OF[column] ?? column;
}

/** Edits of cells as edits of tasks; what changes nothing is left out. */
export function editsOf(cells: readonly CellEdit<TaskRow>[]): Edit[] {
  return cells.flatMap(({ row: { task }, column, value }): Edit[] => {
    const field = taskFieldOf(column);
    const seen = valueIn({ ...task }, field);
    return sameValue(value, seen) ? [] : [{ table: "task", id: task.id, field, value, seen, rev: task.rev }];
  });
}
