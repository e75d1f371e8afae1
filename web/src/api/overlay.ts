import { isoDay } from "@/lib/today";
import { applyChanges } from "./apply-change";
import type { Change } from "./change";
import { extraKey, type Pending, type PendingEdit } from "./edits";
import type { GridCopy, GridRow } from "./grid-copy";

/** A copy with the rows that wait to be made in their places. */
export function withNewRows(copy: GridCopy, newRows: readonly Change[]): GridCopy {
  return newRows.length === 0 ? copy : applyChanges(copy, newRows);
}

/** Rows with what was typed and is not saved yet laid over them; rows without such keep their identity. */
export function overlaid(rows: GridRow[], pending: Pending): GridRow[] {
  if (pending.size === 0) return rows;
  const byId = Map.groupBy(pending.values(), ({ id }) => id);
  return rows.map((row) => (isTouched(row, byId) ? withPending(row, byId) : row));
}

type ById = ReadonlyMap<string, PendingEdit[]>;

function isTouched(row: GridRow, byId: ById): boolean {
  return byId.has(row.id) || row.tasks.some((task) => byId.has(task.id));
}

function withPending(row: GridRow, byId: ById): GridRow {
  return { ...over(row, byId.get(row.id)), tasks: row.tasks.map((task) => over(task, byId.get(task.id))) };
}

function over<T extends { id: string }>(held: T, edits: readonly PendingEdit[] = []): T {
  if (edits.length === 0) return held;
  const laid: Record<string, unknown> = { ...held };
  for (const { field, value } of edits) {
    const key = extraKey(field);
    if (key === null) laid[field] = value;
    else laid.extra = { ...(laid.extra as object), [key]: value };
    // Should it be done by that, then from today on, until the server says better.
    if (field === "task_status_id") laid.done_on ??= isoDay();
  }
  return laid as T;
}
