import type { TFunction } from "i18next";
import { type Board, cellUnder } from "./board";
import { followClipboard, readClipboard } from "./clipboard";
import { type Fill, fillDownPlan, filledRect, fillPlan } from "./fill";
import type { GridHandle } from "./grid-handle";
import type { CellEdit, ColumnType } from "./column";
import { type PastePlan, pastePlan } from "./paste";
import type { PastedCell } from "./pasted";
import {
  anchor,
  type Cell,
  cellAt,
  countCells,
  everything,
  only,
  type Ranges,
  type Rect,
  rectsOf,
  stretched,
  wholeColumns,
  wholeRows,
} from "./range";
import { type Command, command } from "./range-keys";
import { followMouse, selectUnder } from "./range-mouse";
import { type Beside, movedWith, oneStep } from "./row-drag";
import { type Selection, selectionOf } from "./selection";
import { clearPlan, spreadPlan } from "./spread";
import type { Change, Table } from "./table";

/** What the hands ask of the page around the grid. */
export interface HandsAsk<Row> {
  t: TFunction;
  onEdit: (edits: CellEdit<Row>[]) => void;
  /** Absent where rows cannot be made by pasting. The edits belong to the same gesture. */
  onInsert?: ((rows: Record<string, unknown>[], edits: CellEdit<Row>[]) => void) | undefined;
  onMove?: ((rows: string[], to: Beside) => void) | undefined;
  /** Says quietly what was done. */
  say: (words: string) => void;
  /** A paste of which something does not fit, or which makes rows, is shown first. */
  preview: (plan: PastePlan<Row>) => void;
  menu: (at: { x: number; y: number }) => void;
  find: () => void;
}

/** Everything hands do to many cells: select, copy, paste, fill, clear, type once. One gesture is one call of `onEdit`. */
export class Hands<Row> implements GridHandle {
  readonly #board: Board<Row>;
  readonly #ask: () => HandsAsk<Row>;

  constructor(board: Board<Row>, ask: () => HandsAsk<Row>) {
    this.#board = board;
    this.#ask = ask;
  }

  /** Begins to follow mouse, keys and clipboard; returns how to stop. */
  follow(): () => void {
    const { root } = this.#board;
    const stop = new AbortController();
    const { signal } = stop;
    root.addEventListener("keydown", this.#onKey, { capture: true, signal });
    root.addEventListener("contextmenu", this.#onMenu, { signal });
    const stopMouse = followMouse(this.#board, { onFill: (fill) => this.#fill(fill) });
    const stopClipboard = followClipboard(this.#board, {
      onCopied: (count, isPartOnly) => this.#say(isPartOnly ? "copiedLast" : "copied", count),
      onCut: () => this.clear(),
      onPaste: (cells) => this.#paste(cells),
    });
    return () => {
      stop.abort();
      stopMouse();
      stopClipboard();
    };
  }

  readonly copy = (): void => this.#byEvent("copy");
  readonly cut = (): void => this.#byEvent("cut");

  readonly paste = async (): Promise<void> => {
    this.focus();
    const cells = await readClipboard();
    if (cells) this.#paste(cells);
    else this.#ask().say(this.#ask().t("cells.pasteByKey", { keys: "Ctrl V / ⌘ V" }));
  };

  readonly clear = (): void => {
    const { rects, table } = this.#board;
    this.#apply(clearPlan(rects, table, this.#ask().t), "cleared");
  };

  readonly fillDown = (): void => {
    const { rects, table } = this.#board;
    this.#apply(fillDownPlan(rects, table, this.#ask().t), "filled");
  };

  readonly selectAll = (): void => this.#select(() => everything(this.#board.table.sheet));

  readonly find = (): void => this.#ask().find();

  readonly focus = (cell?: Cell): void => {
    const at = cell ?? anchor(this.#board.ranges.get());
    if (at) this.#board.focus(at);
  };

  /** What is selected at this moment; `onSelection` tells of it when it has come to rest. */
  readonly selected = (): Selection<Row> => selectionOf(this.#board);

  readonly box = (): DOMRect | null => {
    const at = anchor(this.#board.ranges.get());
    return (at && this.#board.elementOf(at)?.getBoundingClientRect()) ?? null;
  };

  /** A value typed once, for the cells that were selected when typing began. `table` holds the rows as they were then. */
  spread(value: unknown, type: ColumnType, rects: readonly Rect[], table: Table<Row>): void {
    this.#board.hold();
    this.#apply(spreadPlan(value, type, rects, table, this.#ask().t), "filled");
  }

  /** Does what a paste planned, as far as it fits. */
  finish(plan: PastePlan<Row>): void {
    const { onEdit, onInsert } = this.#ask();
    if (plan.newRows.length > 0) onInsert?.(plan.newRows, plan.edits);
    else if (plan.edits.length > 0) onEdit(plan.edits);
    if (plan.covers.length > 0) this.#board.ranges.set(plan.covers);
    const count = plan.edits.length + plan.newRows.reduce((sum, row) => sum + Object.keys(row).length, 0);
    if (count > 0) this.#say("pasted", count);
    else if (plan.newRows.length === 0) this.#ask().say(this.#ask().t("cells.pastedNothing"));
    this.focus();
  }

  #paste(cells: PastedCell[][]): void {
    const { t, onInsert, preview, say } = this.#ask();
    if (cells.every((row) => row.every(({ text }) => text === ""))) return say(t("cells.clipboardEmpty"));
    const { ranges, table } = this.#board;
    const plan = pastePlan(cells, ranges.get(), table, { t, canInsert: onInsert !== undefined });
    if (plan.misfits.length > 0 || plan.newRows.length > 0) preview(plan);
    else this.finish(plan);
  }

  #fill(fill: Fill): void {
    const { table, ranges } = this.#board;
    const { source } = fill;
    this.#apply(fillPlan(fill, table, this.#ask().t), "filled");
    const [one, other] = [source, filledRect(fill)];
    const [top, bottom] = [Math.min(one.top, other.top), Math.max(one.bottom, other.bottom)];
    const [left, right] = [Math.min(one.left, other.left), Math.max(one.right, other.right)];
    const [from, to] = [cellAt(table.sheet, top, left), cellAt(table.sheet, bottom, right)];
    if (from && to) ranges.set([{ from, to }]);
    this.focus();
  }

  #apply(change: Change<Row>, done: "filled" | "cleared"): void {
    const { edits, misfits } = change;
    const { t, say, onEdit } = this.#ask();
    if (edits.length > 0) onEdit(edits);
    const left = misfits[0] && t("cells.left", { count: misfits.length, reason: misfits[0].reason });
    const words = [edits.length > 0 ? t(`cells.${done}`, { count: edits.length }) : "", left ?? ""].filter(Boolean);
    if (words.length > 0 && (edits.length > 1 || left)) say(words.join(" · "));
  }

  #say(what: "copied" | "copiedLast" | "pasted", count: number): void {
    const { t, say } = this.#ask();
    say(what === "copiedLast" ? t("cells.copiedLast") : t(`cells.${what}`, { count }));
  }

  /** The clipboard's events come to whoever has the keyboard. */
  #byEvent(name: "copy" | "cut"): void {
    this.focus();
    document.execCommand(name);
  }

  #select(next: (ranges: Ranges) => Ranges): void {
    this.#board.ranges.set(next);
  }

  readonly #onMenu = (event: MouseEvent): void => {
    const cell = cellUnder(event.target);
    if (!cell || this.#board.isEditing()) return;
    event.preventDefault();
    selectUnder(this.#board, cell);
    this.#ask().menu({ x: event.clientX, y: event.clientY });
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    this.#board.letGo();
    if (event.isComposing || this.#board.isEditing() || !cellUnder(event.target)) return;
    const asked = command(event);
    if (!asked || !this.#do(asked)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** False when the key has nothing to do here, and is somebody else's. */
  #do(asked: Command): boolean {
    const { sheet } = this.#board.table;
    switch (asked.do) {
      case "stretch":
        this.#select((ranges) => stretched(ranges, sheet, asked.direction, asked.reach, this.#page()));
        this.#revealCorner();
        return true;
      case "move":
        return this.#moveRows(asked.direction === "up");
      case "all":
        this.selectAll();
        return true;
      case "rows":
        this.#select((ranges) => wholeRows(ranges, sheet));
        return true;
      case "columns":
        this.#select((ranges) => wholeColumns(ranges, sheet));
        return true;
      case "collapse":
        return this.#collapse();
      case "clear":
        this.clear();
        return true;
      case "fillDown":
        this.fillDown();
        return true;
      case "find":
        this.find();
        return true;
      case "menu":
        return this.#openMenu();
    }
  }

  #collapse(): boolean {
    const at = anchor(this.#board.ranges.get());
    if (!at || countCells(this.#board.rects) <= 1) return false;
    this.#select(() => only(at));
    return true;
  }

  #openMenu(): boolean {
    const box = this.box();
    if (!box) return false;
    this.#ask().menu({ x: box.left + 12, y: box.bottom });
    return true;
  }

  #moveRows(isUp: boolean): boolean {
    const { onMove, t, say } = this.#ask();
    const at = anchor(this.#board.ranges.get());
    if (!onMove || !at) return false;
    const rows = movedWith(this.#board, at.row);
    const to = oneStep(this.#board, rows, isUp);
    if (!to) return true;
    onMove(rows, to);
    say(t("cells.moved", { count: rows.length }));
    return true;
  }

  #revealCorner(): void {
    const to = this.#board.ranges.get().at(-1)?.to;
    if (to) this.#board.reveal(to);
  }

  /** How many rows a screen holds. */
  #page(): number {
    const { api } = this.#board;
    const { top, bottom } = api.getVerticalPixelRange();
    const height = api.getDisplayedRowAtIndex(0)?.rowHeight ?? 40;
    return Math.max(1, Math.floor((bottom - top) / height) - 1);
  }
}

/** "3 × 2 cells selected", for whoever cannot see it; empty for one cell, which the grid itself tells. */
export function selectedWords<Row>(board: Board<Row>, t: TFunction): string {
  const rects = rectsOf(board.ranges.get(), board.table.sheet);
  const count = countCells(rects);
  const [rect] = rects;
  if (count <= 1 || !rect) return "";
  if (rects.length > 1) return t("cells.selectedMany", { n: count });
  return t("cells.selected", { rows: rect.bottom - rect.top + 1, columns: rect.right - rect.left + 1 });
}
