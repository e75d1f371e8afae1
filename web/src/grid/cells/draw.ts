import type { ColumnType } from "@/grid/column";

/** One cell to draw. */
export interface Drawn {
  value: unknown;
  type: ColumnType;
  isEditable: boolean;
  /** Writes another value, as if it had been typed. */
  write: (value: unknown) => void;
}

/** Puts a value into a cell. It may be the cell's first, or another than it held: what stood there is replaced. */
export type Draw = (into: HTMLElement, cell: Drawn) => void;

/** Says of an edit that no editor was opened for it: a checkbox that was turned over. */
export const AT_ONCE = "motk";
