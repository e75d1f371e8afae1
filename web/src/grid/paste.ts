import type { TFunction } from "i18next";
import { cleared, read } from "./cell-values";
import type { PastedCell } from "./pasted";
import { cellAt, type Ranges, type Rect, rectsOf, type Span } from "./range";
import { type Change, put, type Table } from "./table";

/** What a paste would do. */
export interface PastePlan<Row> extends Change<Row> {
  /** Values by column for rows that do not exist yet; null where the clipboard has one that does not fit. */
  newRows: Record<string, unknown>[];
  /** The cells it lies over, to select afterwards. */
  covers: Span[];
}

interface Options {
  t: TFunction;
  /** Whether rows below the last become new ones. */
  canInsert: boolean;
}

/**
 * Lays the clipboard over what is selected. One cell fills everything selected; a block whose height or width goes into the selection's a
 * whole number of times repeats; otherwise it goes down and to the right from the first cell. Nothing is changed yet.
 */
export function pastePlan<Row>(
  cells: PastedCell[][],
  ranges: Ranges,
  table: Table<Row>,
  options: Options,
): PastePlan<Row> {
  const plan: PastePlan<Row> = { edits: [], misfits: [], newRows: [], covers: [] };
  const [height, width] = [cells.length, cells[0]?.length ?? 0];
  if (height === 0 || width === 0) return plan;
  const filled = lastFilled(cells) + 1;
  for (const rect of rectsOf(ranges, table.sheet)) {
    const target = tiled(rect, height, width);
    for (let row = target.top; row <= target.bottom; row++) {
      const from = (row - target.top) % height;
      const line = cells[from] ?? [];
      const held = table.row(row);
      if (held !== undefined) layOver(plan, table, held, line, target, options.t);
      else if (from < filled) addRow(plan, table, line, target, options);
    }
    plan.covers.push(...covered(target, table));
  }
  return plan;
}

/** Tables from web pages and whole columns end in empty rows; no new rows come of them. */
function lastFilled(cells: PastedCell[][]): number {
  return cells.findLastIndex((line) => line.some(({ text }) => text !== ""));
}

function tiled(rect: Rect, height: number, width: number): Rect {
  const [rows, columns] = [rect.bottom - rect.top + 1, rect.right - rect.left + 1];
  return {
    ...rect,
    bottom: rect.top + (rows % height === 0 ? rows : height) - 1,
    right: rect.left + (columns % width === 0 ? columns : width) - 1,
  };
}

function covered({ top, bottom, left, right }: Rect, { sheet }: Table<unknown>): Span[] {
  const from = cellAt(sheet, top, left);
  const to = cellAt(sheet, Math.min(bottom, sheet.lastRow), Math.min(right, sheet.lastColumn));
  return from && to ? [{ from, to }] : [];
}

function layOver<Row>(
  plan: PastePlan<Row>,
  table: Table<Row>,
  row: Row,
  line: PastedCell[],
  { left, right }: Rect,
  t: TFunction,
): void {
  for (let at = left; at <= right; at++) {
    const cell = line[(at - left) % line.length];
    const column = table.column(at);
    if (!cell) continue;
    if (!column) {
      if (cell.text) plan.misfits.push(beyond(table.nameOf(row), cell, t));
      continue;
    }
    // Nothing on the clipboard for a cell that cannot be empty (a task that does not exist, a name): it stays as it is.
    if (cell.text === "" && "problem" in cleared(column.type)) continue;
    const words = { text: cell.text, readOnly: t("cells.readOnly") };
    // A cell that already reads so needs no reason why it cannot be written.
    if (!column.isEditable(row) && cell.text === (column.type.plain ?? column.type.text)(column.value(row))) continue;
    put(plan, table, { row, column }, read(cell, column.type), words);
  }
}

function addRow<Row>(
  plan: PastePlan<Row>,
  table: Table<Row>,
  line: PastedCell[],
  { left, right }: Rect,
  { t, canInsert }: Options,
): void {
  const name = t("cells.newRow", { n: plan.newRows.length + 1 });
  if (!canInsert) {
    plan.misfits.push({ row: name, column: "", text: line[0]?.text ?? "", reason: t("cells.noSuchRow") });
    return;
  }
  const values: Record<string, unknown> = {};
  for (let at = left; at <= right; at++) {
    const cell = line[(at - left) % line.length];
    const column = table.column(at);
    if (!cell || cell.text === "") continue;
    if (!column) {
      plan.misfits.push(beyond(name, cell, t));
      continue;
    }
    const parsed = read(cell, column.type);
    // What cannot be read is told as empty, not as unsaid: nobody shall put another value in its place.
    values[column.id] = "value" in parsed ? parsed.value : null;
    if ("problem" in parsed)
      plan.misfits.push({ row: name, column: column.title, text: cell.text, reason: parsed.problem });
  }
  plan.newRows.push(values);
}

function beyond(row: string, { text }: PastedCell, t: TFunction) {
  return { row, column: "", text, reason: t("cells.noSuchColumn") };
}
