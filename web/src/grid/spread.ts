import type { TFunction } from "i18next";
import { cleared, converted } from "./cell-values";
import type { ColumnType } from "./column";
import { cellsIn, type Rect } from "./range";
import { type Change, put, type Table } from "./table";

/** One value, typed once, for every cell of some blocks. */
export function spreadPlan<Row>(
  value: unknown,
  type: ColumnType,
  rects: readonly Rect[],
  table: Table<Row>,
  t: TFunction,
): Change<Row> {
  const text = type.text(value);
  return each(rects, table, text, t, (to) => converted(value, type, to));
}

/** Delete: every cell of some blocks that can be empty. */
export function clearPlan<Row>(rects: readonly Rect[], table: Table<Row>, t: TFunction): Change<Row> {
  return each(rects, table, "", t, cleared);
}

function each<Row>(
  rects: readonly Rect[],
  table: Table<Row>,
  text: string,
  t: TFunction,
  valueFor: (type: ColumnType) => ReturnType<typeof cleared>,
): Change<Row> {
  const change: Change<Row> = { edits: [], misfits: [] };
  const byColumn = new Map<number, ReturnType<typeof cleared>>();
  for (const cell of cellsIn(rects)) {
    const [row, column] = [table.row(cell.row), table.column(cell.column)];
    if (row === undefined || !column) continue;
    const parsed = byColumn.get(cell.column) ?? valueFor(column.type);
    byColumn.set(cell.column, parsed);
    put(change, table, { row, column }, parsed, { text, readOnly: t("cells.readOnly") });
  }
  return change;
}
