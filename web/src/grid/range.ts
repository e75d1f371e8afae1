import type { Sheet } from "./sheet";

/** A cell by its ids, which stay when rows come, go and move. */
export interface Cell {
  row: string;
  column: string;
}

/** A block of cells by two opposite corners: where it began, and where it was drawn to. */
export interface Span {
  from: Cell;
  to: Cell;
}

/** What is selected. The last block is the one that keys and Shift go on with; its `from` is the cell that is typed into. */
export type Ranges = readonly Span[];

/** A block by places in the sheet, both ends inclusive. */
export interface Rect {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export type Direction = "up" | "down" | "left" | "right";

/** How far one key press reaches: the next cell, a screenful, the end of the group and then the next one's, or the edge of the sheet. */
export type Reach = "cell" | "page" | "block" | "edge";

export function only(cell: Cell): Ranges {
  return [{ from: cell, to: cell }];
}

export function active(ranges: Ranges): Span | null {
  return ranges.at(-1) ?? null;
}

/** Shift and a click: the active block now reaches to this cell. */
export function drawnTo(ranges: Ranges, to: Cell): Ranges {
  const span = active(ranges);
  return span ? [...ranges.slice(0, -1), { from: span.from, to }] : only(to);
}

/** Ctrl and a click: one more block, which begins here. */
export function withOneMore(ranges: Ranges, cell: Cell): Ranges {
  return [...ranges, { from: cell, to: cell }];
}

/** Shift and an arrow: the active block's far corner moves; where it began stays. */
export function stretched(ranges: Ranges, sheet: Sheet, direction: Direction, reach: Reach, page = 20): Ranges {
  const span = active(ranges);
  const corner = span && placeOf(span.to, sheet);
  if (!corner) return ranges;
  const moved = { row: corner.row, column: corner.column };
  const isBack = direction === "up" || direction === "left";
  if (direction === "up" || direction === "down") moved.row = rowReached(sheet, corner.row, isBack, reach, page);
  else moved.column = reach === "cell" ? corner.column + (isBack ? -1 : 1) : isBack ? 0 : sheet.lastColumn;
  const to = cellAt(sheet, clamp(moved.row, sheet.lastRow), clamp(moved.column, sheet.lastColumn));
  return to ? drawnTo(ranges, to) : ranges;
}

function rowReached(sheet: Sheet, row: number, isUp: boolean, reach: Reach, page: number): number {
  if (reach === "cell") return row + (isUp ? -1 : 1);
  if (reach === "page") return row + (isUp ? -page : page);
  if (reach === "edge") return isUp ? 0 : sheet.lastRow;
  const [first, last] = sheet.groupOf(row);
  if (isUp) return row > first ? first : (sheet.groupOf(Math.max(0, first - 1))[0] ?? 0);
  return row < last ? last : sheet.groupOf(Math.min(sheet.lastRow, last + 1))[1];
}

/** Every cell of the rows the active block covers. */
export function wholeRows(ranges: Ranges, sheet: Sheet): Ranges {
  const [left, right] = [sheet.columns[0], sheet.columns.at(-1)];
  if (left === undefined || right === undefined) return ranges;
  return widened(ranges, ({ from, to }) => ({ from: { ...from, column: left }, to: { ...to, column: right } }));
}

/** Every cell of the columns the active block covers. */
export function wholeColumns(ranges: Ranges, sheet: Sheet): Ranges {
  const [top, bottom] = [sheet.rows[0], sheet.rows.at(-1)];
  if (top === undefined || bottom === undefined) return ranges;
  return widened(ranges, ({ from, to }) => ({ from: { ...from, row: top }, to: { ...to, row: bottom } }));
}

export function everything(sheet: Sheet): Ranges {
  const [from, to] = [cellAt(sheet, 0, 0), cellAt(sheet, sheet.lastRow, sheet.lastColumn)];
  return from && to ? [{ from, to }] : [];
}

function widened(ranges: Ranges, widen: (span: Span) => Span): Ranges {
  const span = active(ranges);
  return span ? [...ranges.slice(0, -1), widen(span)] : ranges;
}

/** A block by the places of its corners; null when one of them is not shown. */
export function rectOf({ from, to }: Span, sheet: Sheet): Rect | null {
  const [one, other] = [placeOf(from, sheet), placeOf(to, sheet)];
  if (!one || !other) return null;
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

export function rectsOf(ranges: Ranges, sheet: Sheet): Rect[] {
  return ranges.flatMap((span) => rectOf(span, sheet) ?? []);
}

export function holds(rects: readonly Rect[], row: number, column: number): boolean {
  return rects.some(({ top, bottom, left, right }) => row >= top && row <= bottom && column >= left && column <= right);
}

/** The cells of some blocks, each once, though blocks may lie over each other. */
export function* cellsIn(rects: readonly Rect[]): Generator<{ row: number; column: number }> {
  for (const [place, rect] of rects.entries()) {
    const earlier = rects.slice(0, place);
    for (let row = rect.top; row <= rect.bottom; row++)
      for (let column = rect.left; column <= rect.right; column++)
        if (!holds(earlier, row, column)) yield { row, column };
  }
}

/** The places of the rows that some blocks touch, from the top down. */
export function rowsIn(rects: readonly Rect[]): number[] {
  const rows = new Set<number>();
  for (const { top, bottom } of rects) for (let row = top; row <= bottom; row++) rows.add(row);
  return rects.length > 1 ? [...rows].toSorted((one, other) => one - other) : [...rows];
}

/** How many cells some blocks cover, each counted once; without a walk over all of them. */
export function countCells(rects: readonly Rect[]): number {
  const [rect] = rects;
  if (!rect) return 0;
  if (rects.length === 1) return area(rect);
  // Between two neighbouring edges nothing begins or ends, so every row of a strip covers as many columns as its first.
  const edges = [...new Set(rects.flatMap(({ top, bottom }) => [top, bottom + 1]))].toSorted((a, b) => a - b);
  let count = 0;
  for (const [place, top] of edges.entries()) {
    const next = edges[place + 1];
    if (next === undefined) break;
    const columns = new Set<number>();
    for (const each of rects)
      if (each.top <= top && each.bottom >= top) for (let at = each.left; at <= each.right; at++) columns.add(at);
    count += columns.size * (next - top);
  }
  return count;
}

function area({ top, bottom, left, right }: Rect): number {
  return (bottom - top + 1) * (right - left + 1);
}

/**
 * The same cells after rows or columns came, went or moved. Where they no longer lie side by side the block falls into several, so that
 * nothing is ever selected which the person did not select.
 */
export function carried(ranges: Ranges, before: Sheet, after: Sheet): Ranges {
  if (before === after || ranges.length === 0) return ranges;
  return ranges.flatMap((span) => {
    const rect = rectOf(span, before);
    if (!rect) return [];
    const rows = runs(before.rows.slice(rect.top, rect.bottom + 1), (id) => after.rowAt(id));
    const columns = runs(before.columns.slice(rect.left, rect.right + 1), (id) => after.columnAt(id));
    const spans = rows.flatMap(([top, bottom]) =>
      columns.flatMap(([left, right]) => cornered(after, { top, bottom, left, right }, span)),
    );
    // The block with the cell they type into stays the active one.
    return spans.toSorted((one, other) => Number(isSame(one.from, span.from)) - Number(isSame(other.from, span.from)));
  });
}

/** Unbroken stretches of places. */
function runs(ids: readonly string[], placed: (id: string) => number | undefined): [number, number][] {
  const places = ids.flatMap((id) => placed(id) ?? []).toSorted((one, other) => one - other);
  const found: [number, number][] = [];
  for (const place of places) {
    const last = found.at(-1);
    if (last && last[1] === place - 1) last[1] = place;
    else found.push([place, place]);
  }
  return found;
}

/** A block as a span that begins in the old one's first cell where that is a corner of it. */
function cornered(sheet: Sheet, { top, bottom, left, right }: Rect, old: Span): Span[] {
  const isBelow = sheet.rowAt(old.from.row) === bottom;
  const isRight = sheet.columnAt(old.from.column) === right;
  const from = cellAt(sheet, isBelow ? bottom : top, isRight ? right : left);
  const to = cellAt(sheet, isBelow ? top : bottom, isRight ? left : right);
  return from && to ? [{ from, to }] : [];
}

export function isSame(one: Cell, other: Cell): boolean {
  return one.row === other.row && one.column === other.column;
}

export function placeOf(cell: Cell, sheet: Sheet): { row: number; column: number } | null {
  const [row, column] = [sheet.rowAt(cell.row), sheet.columnAt(cell.column)];
  return row === undefined || column === undefined ? null : { row, column };
}

/** The cell that is typed into. */
export function anchor(ranges: Ranges): Cell | null {
  return active(ranges)?.from ?? null;
}

export function cellAt(sheet: Sheet, row: number, column: number): Cell | null {
  const [rowId, columnId] = [sheet.rows[row], sheet.columns[column]];
  return rowId === undefined || columnId === undefined ? null : { row: rowId, column: columnId };
}

function clamp(place: number, last: number): number {
  return Math.max(0, Math.min(last, place));
}
