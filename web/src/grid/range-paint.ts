import type { Board } from "./board";
import { active, countCells, holds, type Rect, rectOf } from "./range";

/** Words of the cell's data-range attribute; range.module.css draws them. */
type Mark = (row: string, column: string) => string;

/**
 * Draws what is selected onto the cells that are in sight, and onto those that come into it. The grid itself is not asked to draw
 * anything anew, so a drag over 20,000 rows costs what is on the screen.
 */
export function paintRanges<Row>(board: Board<Row>): () => void {
  const paint = (within: ParentNode) => {
    const mark = marks(board);
    for (const cell of within.querySelectorAll<HTMLElement>(".ag-cell")) paintCell(cell, mark);
  };
  const all = () => paint(board.root);
  // Cells are made while scrolling; this runs before the browser draws them.
  const arrivals = new MutationObserver((changes) => {
    if (board.ranges.get().length === 0) return;
    const mark = marks(board);
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node instanceof HTMLElement && node.matches(".ag-row, .ag-cell, .ag-row *")) {
          if (node.classList.contains("ag-cell")) paintCell(node, mark);
          else for (const cell of node.querySelectorAll<HTMLElement>(".ag-cell")) paintCell(cell, mark);
        }
  });
  arrivals.observe(board.root, { childList: true, subtree: true });
  const stops = [board.ranges.subscribe(all), board.filling.subscribe(all)];
  all();
  return () => {
    arrivals.disconnect();
    for (const stop of stops) stop();
  };
}

function paintCell(cell: HTMLElement, mark: Mark): void {
  const row = cell.closest(".ag-row")?.getAttribute("row-id");
  const column = cell.getAttribute("col-id");
  const words = row && column ? mark(row, column) : "";
  if ((cell.dataset.range ?? "") === words) return;
  if (words) cell.dataset.range = words;
  else delete cell.dataset.range;
  if (words.startsWith("in")) cell.setAttribute("aria-selected", "true");
  else cell.removeAttribute("aria-selected");
}

function marks<Row>(board: Board<Row>): Mark {
  const { rects, table } = board;
  const { sheet } = table;
  const last = active(board.ranges.get());
  const corner = last && rectOf(last, sheet);
  const isOne = countCells(rects) <= 1;
  const filling = board.filling.get();
  return (rowId, columnId) => {
    const [row, column] = [sheet.rowAt(rowId), sheet.columnAt(columnId)];
    if (row === undefined || column === undefined) return "";
    const words: string[] = [];
    if (holds(rects, row, column)) words.push(isOne ? "one" : "in", ...edges(rects, row, column));
    if (filling && holds([filling], row, column)) words.push("fill", ...edges([filling], row, column));
    if (corner && !filling && row === corner.bottom && column === corner.right) words.push("handle");
    return words.join(" ");
  };
}

function edges(rects: readonly Rect[], row: number, column: number): string[] {
  const within = rects.filter((rect) => holds([rect], row, column));
  const sides = [
    ["top", within.some(({ top }) => top === row)],
    ["right", within.some(({ right }) => right === column)],
    ["bottom", within.some(({ bottom }) => bottom === row)],
    ["left", within.some(({ left }) => left === column)],
  ] as const;
  return sides.flatMap(([side, isEdge]) => (isEdge ? [side] : []));
}
