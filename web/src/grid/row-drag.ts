import { viewportOf } from "./auto-scroll";
import type { Board } from "./board";
import { element } from "./dom";
import { followPointer } from "./follow-pointer";
import { rowsIn } from "./range";
import classes from "./row-drag.module.css";

/** Where rows go: beside this one. */
export type Beside = { before: string } | { after: string };

/** A grip at the start of the row under the mouse; dragging it moves the row, or all selected rows when it is one of them. */
export function dragRows<Row>(
  board: Board<Row>,
  label: string,
  onMove: (rows: string[], to: Beside) => void,
): () => void {
  const { root } = board;
  const stop = new AbortController();
  const grip = element("div", classes.grip ?? "");
  const mark = element("div", classes.mark ?? "");
  grip.title = label;
  grip.setAttribute("aria-hidden", "true");
  grip.hidden = mark.hidden = true;
  root.append(grip, mark);
  let over: string | null = null;

  const showOver = (event: PointerEvent) => {
    if (event.buttons !== 0 || event.target === grip) return;
    const row =
      event.target instanceof Element ? event.target.closest<HTMLElement>(".ag-row:not(.ag-full-width-row)") : null;
    over = row?.getAttribute("row-id") ?? null;
    grip.hidden = row === null || board.table.sheet.rowAt(over ?? "") === undefined;
    if (row) putAt(grip, root, row, 0);
  };
  root.addEventListener("pointermove", showOver, { signal: stop.signal });
  root.addEventListener("pointerleave", () => (grip.hidden = true), { signal: stop.signal });
  viewportOf(root)?.addEventListener("scroll", () => (grip.hidden = true), { passive: true, signal: stop.signal });
  grip.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button !== 0 || over === null) return;
      event.preventDefault();
      event.stopPropagation();
      follow(board, mark, movedWith(board, over), onMove);
    },
    { signal: stop.signal },
  );
  return () => {
    stop.abort();
    grip.remove();
    mark.remove();
  };
}

/** The selected rows when this is one of them, else it alone. */
export function movedWith<Row>(board: Board<Row>, row: string): string[] {
  const { sheet } = board.table;
  const rows = rowsIn(board.rects).flatMap((place) => sheet.rows[place] ?? []);
  return rows.includes(row) ? rows : [row];
}

/** Alt+Shift and an arrow: one place up or down, past the neighbour that is not moved itself. */
export function oneStep<Row>(board: Board<Row>, rows: readonly string[], isUp: boolean): Beside | null {
  const { sheet } = board.table;
  const places = rows.flatMap((id) => sheet.rowAt(id) ?? []);
  const neighbour = sheet.rows[isUp ? Math.min(...places) - 1 : Math.max(...places) + 1];
  if (neighbour === undefined) return null;
  return isUp ? { before: neighbour } : { after: neighbour };
}

function follow<Row>(
  board: Board<Row>,
  mark: HTMLElement,
  rows: string[],
  onMove: (rows: string[], to: Beside) => void,
): void {
  const { root } = board;
  let to: Beside | null = null;
  root.dataset.dragging = "rows";
  followPointer(root, {
    over: (elements, y) => {
      const row = elements
        .map((found) => found.closest<HTMLElement>(".ag-row:not(.ag-full-width-row)"))
        .find((found) => found !== null);
      const id = row?.getAttribute("row-id");
      mark.hidden = !row || !id || rows.includes(id);
      to = null;
      if (!row || !id || mark.hidden) return;
      const { top, height } = row.getBoundingClientRect();
      const isAbove = y < top + height / 2;
      to = isAbove ? { before: id } : { after: id };
      putAt(mark, root, row, isAbove ? -1 : height - 1);
    },
    done: (isKept) => {
      mark.hidden = true;
      root.dataset.dragging = "";
      if (isKept && to) onMove(rows, to);
    },
  });
}

function putAt(mark: HTMLElement, root: HTMLElement, row: HTMLElement, below: number): void {
  const { top, height } = row.getBoundingClientRect();
  mark.style.top = `${top - root.getBoundingClientRect().top + below}px`;
  mark.style.setProperty("--row", `${height}px`);
}
