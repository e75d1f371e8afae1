import { type Board, cellUnder } from "./board";
import type { Fill } from "./fill";
import { fillGroup, fillTo, filledRect } from "./fill";
import { followPointer } from "./follow-pointer";
import { active, type Cell, drawnTo, holds, isSame, only, placeOf, rectOf, wholeColumns, withOneMore } from "./range";

interface Hands {
  onFill: (fill: Fill) => void;
}

/** How near to the corner of its cell the fill handle is taken. */
const HANDLE_PX = 9;

/** Selecting and filling by mouse. Pressing, dragging, Shift and Ctrl do what they do in a spreadsheet. */
export function followMouse<Row>(board: Board<Row>, { onFill }: Hands): () => void {
  const { root } = board;
  const stop = new AbortController();
  const options = { capture: true, signal: stop.signal };

  root.addEventListener(
    "pointerdown",
    (event) => {
      board.letGo();
      if (isInEditor(event.target)) return;
      const cell = cellUnder(event.target);
      if (event.button === 0 && isColumnPressed(event)) return pressColumn(board, event);
      if (!cell || event.button !== 0) return;
      if (isOnHandle(event)) {
        keepToUs(event);
        return dragFill(board, event, onFill);
      }
      if (event.shiftKey) {
        keepToUs(event);
        board.ranges.set((ranges) => drawnTo(ranges, cell));
      } else if (isMod(event)) board.ranges.set((ranges) => withOneMore(ranges, cell));
      else board.ranges.set(only(cell));
      dragRange(board, cell);
    },
    options,
  );
  root.addEventListener(
    "dblclick",
    (event) => {
      if (!isOnHandle(event)) return;
      event.stopPropagation();
      const last = active(board.ranges.get());
      const source = last && rectOf(last, board.table.sheet);
      const fill = source && fillGroup(source, board.table);
      if (fill) onFill(fill);
    },
    options,
  );
  // A click that selected must not also sort by the column, or open the cell's panel.
  root.addEventListener(
    "click",
    (event) => (isColumnPressed(event) || isOnHandle(event)) && event.stopPropagation(),
    options,
  );
  root.addEventListener(
    "pointermove",
    (event) => {
      if (event.buttons === 0) root.dataset.over = isOnHandle(event) ? "handle" : "";
    },
    { signal: stop.signal },
  );
  return () => stop.abort();
}

/** Ctrl on a header selects its column; with Shift, up to it. */
function pressColumn<Row>(board: Board<Row>, event: PointerEvent): void {
  const column = (event.target as Element).closest(".ag-header-cell")?.getAttribute("col-id");
  const row = board.table.sheet.rows[0];
  if (!column || row === undefined) return;
  keepToUs(event);
  const cell = { row, column };
  board.ranges.set((ranges) => {
    const drawn = event.shiftKey ? drawnTo(ranges, cell) : only(cell);
    return wholeColumns(drawn, board.table.sheet);
  });
  board.focus({ row: active(board.ranges.get())?.from.row ?? row, column });
}

function dragRange<Row>(board: Board<Row>, start: Cell): void {
  let reached = start;
  drag(board, (to) => {
    if (isSame(to, reached)) return;
    reached = to;
    board.ranges.set((ranges) => drawnTo(ranges, to));
  });
}

function dragFill<Row>(board: Board<Row>, event: PointerEvent, onFill: (fill: Fill) => void): void {
  const last = active(board.ranges.get());
  const source = last && rectOf(last, board.table.sheet);
  const from = cellUnder(event.target);
  if (!source || !from || !placeOf(from, board.table.sheet)) return;
  let fill: Fill | null = null;
  drag(
    board,
    (to) => {
      fill = fillTo(source, to, board.table);
      board.filling.set(fill && filledRect(fill));
    },
    (isKept) => {
      board.filling.set(null);
      if (fill && isKept) onFill(fill);
    },
  );
}

/** Follows the pointer over cells until it is let go. */
function drag<Row>(board: Board<Row>, over: (cell: Cell) => void, done: (isKept: boolean) => void = () => {}): void {
  followPointer(board.root, {
    over: (elements) => {
      const cell = elements.map(cellUnder).find((found) => found !== null);
      if (cell && board.table.sheet.columnAt(cell.column) !== undefined) over(cell);
    },
    done,
  });
}

/** For the context menu: a cell that is not selected is selected alone. */
export function selectUnder<Row>(board: Board<Row>, cell: Cell): void {
  const place = placeOf(cell, board.table.sheet);
  if (place && !holds(board.rects, place.row, place.column)) board.ranges.set(only(cell));
}

function isMod(event: MouseEvent): boolean {
  return event.ctrlKey || event.metaKey;
}

function isColumnPressed(event: MouseEvent): boolean {
  return isMod(event) && event.target instanceof Element && event.target.closest(".ag-header-cell") !== null;
}

function isInEditor(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(".ag-cell-inline-editing, .ag-popup") !== null;
}

function isOnHandle(event: MouseEvent): boolean {
  const cell = event.target instanceof Element ? event.target.closest(".ag-cell") : null;
  if (!cell?.matches('[data-range~="handle"]') || cell.matches(".ag-cell-inline-editing")) return false;
  const { right, bottom } = cell.getBoundingClientRect();
  return right - event.clientX <= HANDLE_PX && bottom - event.clientY <= HANDLE_PX;
}

function keepToUs(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
