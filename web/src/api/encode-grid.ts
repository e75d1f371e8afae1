import { PARENT_FIELDS, ROW_FIELDS, TASK_FIELDS } from "./decode-grid";
import type { GridCopy } from "./grid-copy";

/** A copy as an answer of the server would tell it, to be kept: `receive` makes the same copy of it again. */
export function encodeCopy({ cursor, zone, rows, parents }: GridCopy): Uint8Array {
  const task = (held: object) => TASK_FIELDS.map((field) => (held as Record<string, unknown>)[field]);
  const grid = {
    ...{ cursor, zone, full: true, partial: false, gone: [] },
    ...{ row_fields: ROW_FIELDS, task_fields: TASK_FIELDS, parent_fields: PARENT_FIELDS },
    parents: Array.from(parents.values(), (parent) => PARENT_FIELDS.map((field) => parent[field])),
    rows: Array.from(rows.values(), (row) =>
      ROW_FIELDS.map((field) => (field === "tasks" ? row.tasks.map(task) : row[field])),
    ),
  };
  return new TextEncoder().encode(JSON.stringify(grid));
}
