import { type Edit, valueIn } from "@/api/edits";
import type { GridRow } from "@/api/grid-copy";
import { taskTypeOf } from "@/api/task-column";
import type { CellEdit } from "@/grid/column";
import { sameValue } from "@/grid/same-value";
import { tasksOf } from "./task-views";

const FIELD_OF: Readonly<Record<string, string>> = {
  parent: "parent_id",
  entity_type: "entity_type_id",
  thumbnail: "thumbnail_id",
};
const COLUMN_OF: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(FIELD_OF).map(([column, field]) => [field, column]),
);

/** The field of the row a column writes. */
export function fieldOf(column: string): string {
  return FIELD_OF[column] ?? column;
}

/** The column that shows a field of the row. */
export function columnOf(field: string): string {
  return COLUMN_OF[field] ?? field;
}

/** Edits of cells as edits of rows and tasks; what changes nothing is left out. */
export function editsOf(cells: readonly CellEdit<GridRow>[]): Edit[] {
  return cells.flatMap(({ row, column, value }) => {
    const typeId = taskTypeOf(column);
    return typeId ? statusEdit(row, typeId, value) : fieldEdit(row, fieldOf(column), value);
  });
}

function fieldEdit(seen: GridRow, field: string, value: unknown): Edit[] {
  const before = valueIn({ ...seen }, field);
  if (sameValue(value, before)) return [];
  return [{ table: "entity", id: seen.id, field, value, seen: before, rev: seen.rev }];
}

/** A task cell's value is the status of its task; a row without such a task has none to change. */
function statusEdit(row: GridRow, taskTypeId: string, value: unknown): Edit[] {
  return tasksOf(row, taskTypeId)
    .slice(0, 1)
    .filter((task) => typeof value === "string" && task.task_status_id !== value)
    .map((task) => ({
      ...({ table: "task", id: task.id, field: "task_status_id", value } as const),
      ...{ seen: task.task_status_id, rev: task.rev },
    }));
}
