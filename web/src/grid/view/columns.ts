import type { ViewColumn } from "./view-state";

/** What this needs to know of a column of the grid. */
interface Standing {
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
export function arranged<C extends Standing>(columns: readonly C[], view: readonly ViewColumn[]): Arranged<C>[] {
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
export function noted<C extends Standing>(columns: readonly C[], placed: readonly Arranged<C>[]): ViewColumn[] {
  const isNatural = placed.every(({ column }, at) => columns[at]?.id === column.id);
  return placed.flatMap(({ column, isHidden, width, pinned }) => {
    const state: ViewColumn = {
      id: column.id,
      ...(width === column.width ? {} : { width: Math.round(width) }),
      ...(isHidden === (column.isHiddenByDefault ?? false) ? {} : { hidden: isHidden }),
      ...(column.isPinned || !pinned ? {} : { pinned }),
    };
    return isNatural && Object.keys(state).length === 1 ? [] : [state];
  });
}
