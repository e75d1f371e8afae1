import type { TypeName } from "./column";
import { countCells, type Rect, rowsIn } from "./range";
import type { Table } from "./table";

/** The sum of the selected cells of one kind of number. */
export interface NumberStats {
  count: number;
  sum: number;
  average: number;
  min: number;
  max: number;
}

/** What the status bar says of a selection. Durations are minutes. */
export interface Stats {
  cells: number;
  rows: number;
  byType: ReadonlyMap<TypeName, NumberStats>;
}

/** Only columns that add up are walked: a selection of everything costs its rows, not its cells. */
export function statsOf<Row>(rects: readonly Rect[], table: Table<Row>): Stats {
  const byType = new Map<TypeName, NumberStats>();
  for (const [place, id] of table.sheet.columns.entries()) {
    const column = table.column(place);
    if (!column || column.id !== id || column.type.sum !== "sum") continue;
    const over = rects.filter(({ left, right }) => left <= place && place <= right);
    if (over.length === 0) continue;
    for (const at of rowsIn(over)) {
      const row = table.row(at);
      const value = row === undefined ? null : column.value(row);
      if (typeof value === "number") byType.set(column.type.name, added(byType.get(column.type.name), value));
    }
  }
  return { cells: countCells(rects), rows: rects.length === 0 ? 0 : rowsIn(rects).length, byType };
}

function added(held: NumberStats | undefined, value: number): NumberStats {
  if (!held) return { count: 1, sum: value, average: value, min: value, max: value };
  const [count, sum] = [held.count + 1, held.sum + value];
  return { count, sum, average: sum / count, min: Math.min(held.min, value), max: Math.max(held.max, value) };
}
