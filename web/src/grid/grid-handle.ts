import type { Cell } from "./range";
import type { Selection } from "./selection";

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
  /** What is selected at this moment; null before there is a grid. */
  selected: () => Selection<unknown> | null;
  /** Where the cell that is typed into is on the screen, for what opens beside it. */
  box: () => DOMRect | null;
}
