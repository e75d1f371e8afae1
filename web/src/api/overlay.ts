import { editKey, type Pending } from "./edits";
import type { GridRow } from "./grid-copy";

/** Rows with what was typed and is not saved yet laid over them; rows without such keep their identity. */
export function overlaid(rows: GridRow[], pending: Pending): GridRow[] {
  if (pending.size === 0) return rows;
  const touched = new Set([...pending.values()].map((edit) => edit.id));
  return rows.map((row) => (isTouched(row, touched) ? withPending(row, pending) : row));
}

function isTouched(row: GridRow, touched: ReadonlySet<string>): boolean {
  return touched.has(row.id) || row.tasks.some((task) => touched.has(task.id));
}

function withPending(row: GridRow, pending: Pending): GridRow {
  return { ...over(row, pending), tasks: row.tasks.map((task) => over(task, pending)) };
}

function over<T extends { id: string }>(held: T, pending: Pending): T {
  const laid: Record<string, unknown> = { ...held };
  for (const field of Object.keys(held)) {
    const edit = pending.get(editKey({ id: held.id, field }));
    if (edit) laid[field] = edit.value;
  }
  return laid as T;
}
