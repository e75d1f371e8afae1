import type { ColumnType } from "@/grid/column";

/** Puts a value into a cell. It may be the cell's first, or another than it held: what stood there is replaced. */
export type Draw = (into: HTMLElement, value: unknown, type: ColumnType) => void;
