import type { GridApi } from "ag-grid-community";
import { Store } from "@/lib/store";
import { viewportOf } from "./auto-scroll";
import type { Column } from "./column";
import type { Line } from "./line";
import { anchor, type Cell, carried, isSame, only, type Ranges, type Rect, rectsOf } from "./range";
import { Table } from "./table";

/** What the hands work on: the cells the grid shows, and which of them are selected. It outlives every render. */
export class Board<Row> {
  readonly root: HTMLElement;
  readonly api: GridApi<Line<Row>>;
  readonly ranges = new Store<Ranges>([]);
  /** The cells a fill would write, while the handle is dragged. */
  readonly filling = new Store<Rect | null>(null);
  #table: Table<Row>;
  /** A change to many cells was just made: the keyboard stays where it is, so that they remain selected. */
  #isHeld = false;
  #covered: () => number = () => 0;

  constructor(root: HTMLElement, api: GridApi<Line<Row>>) {
    this.root = root;
    this.api = api;
    this.#table = Table.of<Row>([], []);
  }

  get table(): Table<Row> {
    return this.#table;
  }

  /** The grid was taken down: a page that is left may still be told of rows. */
  get isGone(): boolean {
    return this.api.isDestroyed();
  }

  get rects(): Rect[] {
    return rectsOf(this.ranges.get(), this.#table.sheet);
  }

  /** Other lines or columns are shown: what is selected stays on its cells. */
  show(lines: readonly Line<Row>[], columns: readonly Column<Row>[]): void {
    const shown = this.api.getAllDisplayedColumns().map((column) => column.getColId());
    const before = this.#table.sheet;
    this.#table = Table.of(lines, columns, shown, before);
    this.ranges.set((ranges) => carried(ranges, before, this.#table.sheet));
    if (before !== this.#table.sheet) this.#follow();
  }

  /** The grid keeps the keyboard in its place when rows move; people expect it to stay on their row. */
  #follow(): void {
    const focused = this.api.getFocusedCell();
    if (!focused || !this.root.querySelector(".ag-row")?.parentElement?.contains(document.activeElement)) return;
    const line = this.api.getDisplayedRowAtIndex(focused.rowIndex)?.data;
    const at = anchor(this.ranges.get());
    const column = focused.column.getColId();
    if (at && line?.id !== at.row) {
      const index = this.api.getRowNode(at.row)?.rowIndex;
      if (index != null) this.api.setFocusedCell(index, at.column);
    } else if (!at && line?.kind === "row") this.ranges.set(only({ row: line.id, column }));
  }

  isEditing(): boolean {
    return this.api.getEditingCells().length > 0;
  }

  /** The keyboard came to a cell. */
  focused(cell: Cell): void {
    const at = anchor(this.ranges.get());
    if (at && isSame(at, cell)) return;
    if (this.#isHeld && at) this.focus(at);
    else this.ranges.set(only(cell));
    this.#isHeld = false;
  }

  hold(): void {
    this.#isHeld = true;
  }

  letGo(): void {
    this.#isHeld = false;
  }

  /** Gives a cell the keyboard, and brings it into sight. */
  focus(cell: Cell): void {
    const index = this.api.getRowNode(cell.row)?.rowIndex;
    if (index == null) return;
    this.reveal(cell);
    this.api.setFocusedCell(index, cell.column);
  }

  reveal({ row, column }: Cell): void {
    const index = this.api.getRowNode(row)?.rowIndex;
    if (index == null) return;
    this.api.ensureIndexVisible(index);
    this.api.ensureColumnVisible(column);
    this.uncover(index);
  }

  /** How many pixels at the top of the rows something lies over. */
  coverBy(height: () => number): void {
    this.#covered = height;
  }

  /** Scrolls a row out from under the heading that sticks to the top. */
  uncover(index: number): void {
    const viewport = viewportOf(this.root);
    const top = this.api.getDisplayedRowAtIndex(index)?.rowTop;
    if (viewport && top != null) viewport.scrollTop = Math.min(viewport.scrollTop, Math.max(0, top - this.#covered()));
  }

  elementOf({ row, column }: Cell): HTMLElement | null {
    const [rowId, columnId] = [CSS.escape(row), CSS.escape(column)];
    return this.root.querySelector(`.ag-row[row-id="${rowId}"] .ag-cell[col-id="${columnId}"]`);
  }
}

/** The cell an element belongs to; null for headings, headers and whatever is being typed into. */
export function cellUnder(target: EventTarget | null): Cell | null {
  const cell = target instanceof Element ? target.closest(".ag-cell") : null;
  const row = cell?.closest(".ag-row")?.getAttribute("row-id");
  const column = cell?.getAttribute("col-id");
  return row && column ? { row, column } : null;
}
