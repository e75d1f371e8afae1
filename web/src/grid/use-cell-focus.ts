import { useEffect, useRef } from "react";
import type { Board } from "./board";
import type { Line } from "./line";
import { anchor, type Cell, isSame, only } from "./range";

/**
 * Goes to the cell of the address: on opening the page, and when it is changed from outside (the panel's next row, the browser's back).
 * Returns how to tell a cell the grid itself went to: the address comes to say it a moment later, and must not take the keyboard back.
 */
export function useCellFocus<Row>(
  board: Board<Row> | null,
  at: Partial<Cell>,
  lines: Line<Row>[],
): (cell: Cell) => void {
  const reached = useRef("");
  const told = useRef(new Set<string>());
  const wanted = at.row ? keyOf({ row: at.row, column: at.column ?? "name" }) : "";
  useEffect(() => {
    if (!board || board.isGone || !at.row || reached.current === wanted || lines.length === 0) return;
    if (board.api.getRowNode(at.row)?.rowIndex == null) return;
    reached.current = wanted;
    const isOwn = told.current.has(wanted);
    // The grid may have gone on: what it told after this one is still to come.
    for (const earlier of told.current) {
      told.current.delete(earlier);
      if (earlier === wanted) break;
    }
    const cell = { row: at.row, column: at.column ?? "name" };
    const here = anchor(board.ranges.get());
    if (isOwn || (here && isSame(here, cell))) return;
    board.ranges.set(only(cell));
    if (isKept(board)) board.reveal(cell);
    else board.focus(cell);
  }, [board, at.row, at.column, wanted, lines]);
  return (cell) => told.current.add(keyOf(cell));
}

/** Whoever types in the panel, in the line below or in what stands over the page goes on typing there. */
function isKept<Row>({ api, root }: Board<Row>): boolean {
  const { activeElement: held, body } = document;
  if (held === null || held === body || root.contains(held)) return false;
  return api.getFocusedCell() !== null || held.closest('[role="dialog"]') !== null;
}

function keyOf({ row, column }: Cell): string {
  return `${row} ${column}`;
}
