import type { Cell } from "./range";

/** What a page can ask of its grid from menus and keys. */
export interface GridHandle {
  copy: () => void;
  cut: () => void;
  paste: () => void;
  clear: () => void;
  fillDown: () => void;
  selectAll: () => void;
  find: () => void;
  /** Gives a cell the keyboard; without one, the cell that had it. */
  focus: (cell?: Cell) => void;
  /** Where the cell that is typed into is on the screen, for what opens beside it. */
  box: () => DOMRect | null;
}
