import type { ViewColumn } from "./view-state";

/** What this needs to know of a column of the grid. */
interface Known {
  id: string;
  width: number;
  isPinned?: boolean;
  isHideable?: boolean;
  isHiddenByDefault?: boolean;
}

/** A column where the view puts it. */
export interface Arranged<C> {
  column: C;
  isHidden: boolean;
  width: number;
  pinned: "left" | "right" | null;
}

/**
 * The columns in the order, width and pinning of a view. Columns the view does not name keep their place behind the one they always
 * follow, so that a step added to the workflow appears where it belongs. What is pinned by its nature stays so and is never hidden.
 */
export function arranged<C extends Known>(columns: readonly C[], view: readonly ViewColumn[]): Arranged<C>[] {
  const held = new Map(columns.map((column) => [column.id, column]));
  const named = view.flatMap(({ id }) => held.get(id) ?? []);
  const order = [...new Set(named)];
  columns.forEach((column, at) => {
    if (order.includes(column)) return;
    const before = columns[at - 1];
    order.splice(before ? order.indexOf(before) + 1 : 0, 0, column);
  });
  const states = new Map(view.map((state) => [state.id, state]));
  return order.map((column) => {
    const state = states.get(column.id);
    return {
      column,
      isHidden: column.isHideable !== false && (state?.hidden ?? column.isHiddenByDefault ?? false),
      width: state?.width ?? column.width,
      pinned: column.isPinned ? "left" : (state?.pinned ?? null),
    };
  });
}

/** What a view has to keep of such columns: all of them when their order is their own, else only those that differ. */
export function noted<C extends Known>(columns: readonly C[], placed: readonly Arranged<C>[]): ViewColumn[] {
  const isNatural = placed.every(({ column }, at) => columns[at]?.id === column.id);
  return placed.flatMap(({ column, isHidden, width, pinned }) => {
    const isUsuallyHidden = column.isHiddenByDefault ?? false;
    const isAsUsual = width === column.width && isHidden === isUsuallyHidden && (column.isPinned || !pinned);
    if (isNatural && isAsUsual) return [];
    return {
      id: column.id,
      ...(width === column.width ? {} : { width: Math.round(width) }),
      // Where nothing is said, a kept column counts as shown.
      ...(isHidden || isUsuallyHidden ? { hidden: isHidden } : {}),
      ...(column.isPinned || !pinned ? {} : { pinned }),
    };
  });
}

/** A column as it stands on the screen after somebody moved, widened or pinned one. */
export interface Standing {
  id: string;
  width: number;
  /** Left out: as it was. */
  pinned?: "left" | "right" | null;
}

/** The columns as they stand now; hidden ones stay behind the one they followed. */
export function restood<C extends Known>(placed: readonly Arranged<C>[], now: readonly Standing[]): Arranged<C>[] {
  const held = new Map(placed.map((one) => [one.column.id, one]));
  const order = now.flatMap(({ id, width, pinned }) => {
    const one = held.get(id);
    return one ? [{ ...one, width, pinned: pinned === undefined ? one.pinned : pinned }] : [];
  });
  placed.forEach((one, at) => {
    if (order.some(({ column }) => column.id === one.column.id)) return;
    const before = placed[at - 1]?.column.id;
    order.splice(order.findIndex(({ column }) => column.id === before) + 1, 0, one);
  });
  return order;
}
