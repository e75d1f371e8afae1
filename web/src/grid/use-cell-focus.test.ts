import { renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { Store } from "@/lib/store";
import type { Board } from "./board";
import type { Line } from "./line";
import { anchor, type Cell, only, type Ranges } from "./range";
import { useCellFocus } from "./use-cell-focus";

interface Row {
  id: string;
}

/** A grid as far as going to a cell asks for it. */
function opened() {
  const focused: Cell[] = [];
  const revealed: Cell[] = [];
  const board = {
    isGone: false,
    api: { getRowNode: () => ({ rowIndex: 0 }), getFocusedCell: () => ({}) },
    ranges: new Store<Ranges>([]),
    root: document.createElement("div"),
    focus: (cell: Cell) => focused.push(cell),
    reveal: (cell: Cell) => revealed.push(cell),
  } as unknown as Board<Row>;
  const lines = [{}] as Line<Row>[];
  const { result, rerender } = renderHook((at: Partial<Cell>) => useCellFocus(board, at, lines), {
    initialProps: {},
  });
  const step = (cell: Cell) => {
    board.ranges.set(only(cell));
    result.current(cell);
  };
  return { board, focused, revealed, step, rerender };
}

const cell = (row: string): Cell => ({ row, column: "name" });

test("an address that comes late to say where the grid was takes nothing back, however many are behind it", () => {
  const { board, focused, step, rerender } = opened();
  for (const row of ["b", "c", "d"]) step(cell(row));
  for (const row of ["b", "c"]) rerender(cell(row));
  expect(focused).toEqual([]);
  expect(anchor(board.ranges.get())).toEqual(cell("d"));
});

test("an address from elsewhere leads the grid to its cell, also to one it came from", () => {
  const { focused, step, rerender } = opened();
  for (const row of ["b", "c"]) step(cell(row));
  for (const row of ["b", "c", "b"]) rerender(cell(row));
  expect(focused).toEqual([cell("b")]);
});

test("whoever types beside the grid goes on there: the cell only comes into sight", () => {
  const { focused, revealed, rerender } = opened();
  const field = document.body.appendChild(document.createElement("input"));
  field.focus();
  rerender(cell("b"));
  expect([focused, revealed]).toEqual([[], [cell("b")]]);
  field.remove();
  rerender(cell("c"));
  expect(focused).toEqual([cell("c")]);
});
