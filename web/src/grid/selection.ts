import type { Board } from "./board";
import { anchor, type Cell, cellsIn, countCells, type Rect, rowsIn } from "./range";
import type { Table } from "./table";

/** What is selected, for whoever acts on it. */
export interface Selection<Row> {
  /** Rows with a selected cell, from the top down. */
  rows: Row[];
  /** Every selected cell once. Asked for, not kept: everything selected may be a million. */
  cells: () => { row: Row; column: string }[];
  count: number;
  /** The cell that is typed into. */
  at: Cell | null;
  ranges: readonly Rect[];
  table: Table<Row>;
}

export function selectionOf<Row>(board: Board<Row>): Selection<Row> {
  const { rects, table } = board;
  return {
    rows: rowsIn(rects).flatMap((place) => table.row(place) ?? []),
    cells: () => [...cellsIn(rects)].flatMap(({ row, column }) => cellOf(table, row, column)),
    count: countCells(rects),
    at: anchor(board.ranges.get()),
    ranges: rects,
    table,
  };
}

function cellOf<Row>(table: Table<Row>, row: number, column: number): { row: Row; column: string }[] {
  const [held, shown] = [table.row(row), table.column(column)];
  return held !== undefined && shown ? [{ row: held, column: shown.id }] : [];
}
