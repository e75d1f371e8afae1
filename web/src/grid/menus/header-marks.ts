import type { Sort } from "@/grid/view/view-state";
import { Store } from "@/lib/store";

/** What headers show of the view, by column. A composite column (`task.<type>`) stands for its fields too. */
export interface Marks {
  sorts: readonly Sort[];
  filtered: ReadonlySet<string>;
}

/** What pressing a head does. */
export interface HeaderHands {
  /** Sorts by a column; `isAdded` keeps the sorts there are. */
  onSort: (column: string, isAdded: boolean) => void;
  onMenu: (column: string, at: { x: number; y: number }) => void;
  /** Names the button of a column's menu. */
  menuLabel: (title: string) => string;
}

/** What the heads of a grid have in common: the marks they show, and what pressing them does. */
export class Headers {
  readonly marks = new Store<Marks>({ sorts: [], filtered: new Set() });
  readonly hands: HeaderHands;
  /** Makes a column as wide as what it shows; the grid puts its own here. */
  fit: (column: string) => void = () => undefined;

  constructor(hands: HeaderHands) {
    this.hands = hands;
  }
}

/** Whether a field is what a column shows, or a part of it. */
export function isOfColumn(field: string, column: string): boolean {
  return field === column || field.startsWith(`${column}.`);
}

/** The sort a column shows, and its place among several. */
export function sortOf(marks: Marks, column: string): { desc: boolean; place: number } | null {
  const at = marks.sorts.findIndex(({ field }) => isOfColumn(field, column));
  const sort = marks.sorts[at];
  return sort ? { desc: sort.desc, place: marks.sorts.length > 1 ? at + 1 : 0 } : null;
}
