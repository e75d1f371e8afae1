import type { GridApi } from "ag-grid-community";
import { useEffect, useRef } from "react";
import type { Line } from "./line";

/** Brings the cell of the address into view and focus, once: on opening the page, or when the address is changed from outside. */
export function useCellFocus<Row>(
  api: GridApi<Line<Row>> | null,
  at: { row?: string; column?: string },
  lines: Line<Row>[],
): void {
  const reached = useRef("");
  const wanted = at.row ? `${at.row} ${at.column ?? ""}` : "";
  useEffect(() => {
    if (!api || !at.row || reached.current === wanted || lines.length === 0) return;
    const node = api.getRowNode(at.row);
    if (node?.rowIndex == null) return;
    reached.current = wanted;
    const focused = api.getFocusedCell();
    const column = at.column ?? "name";
    if (focused?.rowIndex === node.rowIndex && focused.column.getColId() === column) return;
    api.ensureIndexVisible(node.rowIndex);
    if (focused === null) api.setFocusedCell(node.rowIndex, column);
  }, [api, at.row, at.column, wanted, lines]);
}
