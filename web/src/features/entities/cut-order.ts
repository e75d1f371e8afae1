import type { Edit } from "@/api/edits";
import type { GridRow } from "@/api/grid-copy";

/** Room left between neighbours, so that the next row dragged between them moves alone. */
const GAP = 10;

/**
 * Edits that put some rows before or after another one in the cut. They come to stand under what it stands under.
 *
 * `siblings`: all rows under the target's parent in their present order, the moved ones too when they are among them. Only the moved rows
 * change where there is room for them; else the whole cut is counted anew.
 */
export function putInCut(
  siblings: readonly GridRow[],
  moved: readonly GridRow[],
  target: GridRow,
  side: "before" | "after",
): Edit[] {
  const ids = new Set(moved.map(({ id }) => id));
  if (moved.length === 0 || ids.has(target.id)) return [];
  const staying = siblings.filter(({ id }) => !ids.has(id));
  const at = staying.findIndex(({ id }) => id === target.id) + (side === "after" ? 1 : 0);
  const placed = [...staying.slice(0, at), ...moved, ...staying.slice(at)];
  const places = between(staying[at - 1], staying[at], moved.length);
  const isCounted = staying.every(({ cut_order }) => cut_order !== null);
  const orders = new Map(
    places && isCounted
      ? moved.map(({ id }, index) => [id, places[index]])
      : placed.map(({ id }, index) => [id, (index + 1) * GAP]),
  );
  return placed.flatMap((row) => [
    ...(orders.has(row.id) ? changed(row, "cut_order", orders.get(row.id)) : []),
    ...(ids.has(row.id) ? changed(row, "parent_id", target.parent_id) : []),
  ]);
}

/** Whole numbers for rows between two that stay; null when there are not enough. */
function between(before: GridRow | undefined, after: GridRow | undefined, count: number): number[] | null {
  const [low, high] = [before ? before.cut_order : 0, after?.cut_order];
  if (low === null || high === null) return null;
  if (high === undefined) return Array.from({ length: count }, (_, index) => low + (index + 1) * GAP);
  const step = Math.floor((high - low) / (count + 1));
  return step < 1 ? null : Array.from({ length: count }, (_, index) => low + (index + 1) * step);
}

function changed(row: GridRow, field: "cut_order" | "parent_id", value: unknown): Edit[] {
  if (row[field] === value) return [];
  return [{ table: "entity", id: row.id, field, value, seen: row[field], rev: row.rev }];
}
