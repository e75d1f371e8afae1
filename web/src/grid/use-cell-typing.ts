import type { CellEditingStartedEvent, CellEditingStoppedEvent, CellEditRequestEvent } from "ag-grid-community";
import { useMemo, useRef, useState } from "react";
import type { Board } from "./board";
import { AT_ONCE } from "./cells/draw";
import type { CellEdit, Column, TypeName } from "./column";
import type { Hands } from "./hands";
import type { Line } from "./line";
import { type Cell, countCells, holds, placeOf, type Rect } from "./range";
import type { Table } from "./table";

/** How things stood when somebody began to type: what others do meanwhile must not pass for seen. */
interface Began<Row> {
  line: Line<Row>;
  table: Table<Row>;
  /** Several cells that will all take it; empty when it is one. */
  rects: Rect[];
}

interface Needs<Row> {
  working: { board: Board<Row>; hands: Hands<Row> } | null;
  onEdit: (edits: CellEdit<Row>[]) => void;
}

/** Types whose value is picked from a list: picking the value that stands there is meant for the other cells. */
const PICKED: ReadonlySet<TypeName> = new Set(["task", "status", "list", "entity"]);

/** Typing into one cell, or into all that are selected. */
export function useCellTyping<Row>(needs: Needs<Row>) {
  const [typing, setTyping] = useState<{ count: number; box: DOMRect | null } | null>(null);
  const latest = useRef(needs);
  latest.current = needs;
  const began = useRef<Began<Row> | null>(null);

  const handlers = useMemo(() => {
    const commit = (line: Line<Row>, column: string, value: unknown) => {
      const { working, onEdit } = latest.current;
      const seen = began.current?.line.id === line.id ? began.current : null;
      const shown = working?.board.table.columnOf(column);
      if (seen && seen.rects.length > 0 && working && shown)
        working.hands.spread(value, shown.type, seen.rects, seen.table);
      else {
        const from = seen?.line ?? line;
        if (from.kind === "row") onEdit([{ row: from.row, column, value }]);
      }
    };
    const begin = (line: Line<Row>, board: Board<Row>, cell: Cell) => {
      began.current = { line, table: board.table, rects: rectsWith(board, cell) };
      return began.current;
    };
    return {
      onCellEditingStarted: ({ data, column }: CellEditingStartedEvent<Line<Row>>) => {
        const board = latest.current.working?.board;
        if (!data || !board) return;
        const cell = { row: data.id, column: column.getColId() };
        const { rects } = begin(data, board, cell);
        setTyping({ count: countCells(rects), box: board.elementOf(cell)?.getBoundingClientRect() ?? null });
      },
      onCellEditRequest: ({ data, column, newValue, source }: CellEditRequestEvent<Line<Row>>) => {
        const board = latest.current.working?.board;
        // No editor was opened for it: it begins and ends with one key or press.
        if (source === AT_ONCE && board) begin(data, board, { row: data.id, column: column.getColId() });
        commit(data, column.getColId(), newValue);
      },
      onCellEditingStopped: ({ data, column, newValue, valueChanged }: CellEditingStoppedEvent<Line<Row>>) => {
        const shown = latest.current.working?.board.table.columnOf(column.getColId());
        if (data && !valueChanged && newValue !== undefined && isPicked(shown) && began.current?.rects.length)
          commit(data, column.getColId(), newValue);
        setTyping(null);
      },
    };
  }, []);
  return { typing, handlers };
}

function isPicked<Row>(column: Column<Row> | undefined): boolean {
  return column !== undefined && !column.view && PICKED.has(column.type.name);
}

function rectsWith<Row>(board: Board<Row>, cell: Cell): Rect[] {
  const { rects, table } = board;
  const place = placeOf(cell, table.sheet);
  const isIn = place !== null && holds(rects, place.row, place.column);
  return isIn && countCells(rects) > 1 ? rects : [];
}
