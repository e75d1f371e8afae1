import { ascending, naturalKey } from "@/lib/natural";
import type { Field, Fields } from "./field";
import type { Sort } from "./view-state";

/** What a row sorts by in one field; null comes last in both directions. */
export type Key = string | number | null;

/**
 * What the values of a field sort by: text by its natural key, numbers and days by size, false before true, choices by their place in
 * the project's order, people and what a row stands under by the natural key of their name. Of several values the first in that order
 * counts, whichever way the rows are sorted.
 */
export function keyOf<Row>(field: Field<Row>): (row: Row) => Key {
  const keyed = keyOfValue(field);
  return (row) => {
    let first: Key = null;
    for (const value of field.values(row)) {
      const key = keyed(value);
      if (first === null || key < first) first = key;
    }
    return first;
  };
}

export function keyOfValue<Row>({ kind, choices, isByName }: Field<Row>): (value: unknown) => string | number {
  if (kind === "text") return (value) => naturalKey(String(value));
  if (kind === "checkbox") return Number;
  if (kind !== "choice" && kind !== "person") return (value) => value as string | number;
  const places = new Map<unknown, number>();
  if (kind === "person" || isByName) {
    const keys = (choices ?? []).map(({ name }) => naturalKey(name));
    const order = [...new Set(keys)].toSorted(ascending);
    const placeOfKey = new Map(order.map((key, at) => [key, at]));
    choices?.forEach(({ id }, at) => places.set(id, placeOfKey.get(keys[at] ?? "") ?? 0));
  } else choices?.forEach(({ id }, at) => places.set(id, at));
  // What nobody knows any more comes after what is known, before what is empty.
  return (value) => places.get(value) ?? places.size;
}

export interface Sorter<Row> {
  keys: (row: Row) => Key[];
  compare: (one: Key[], other: Key[]) => number;
}

/** How rows are compared; fields that are not there are left out. Null when there is nothing to sort by. */
export function sorter<Row>(sorts: readonly Sort[], fields: Fields<Row>): Sorter<Row> | null {
  const known = sorts.flatMap(({ field, desc }) => {
    const held = fields.get(field);
    return held ? [{ key: keyOf(held), sign: desc ? -1 : 1 }] : [];
  });
  if (known.length === 0) return null;
  return {
    keys: (row) => known.map(({ key }) => key(row)),
    compare: (one, other) => {
      for (let at = 0; at < known.length; at++) {
        const order = compareKeys(one[at] ?? null, other[at] ?? null, known[at]?.sign ?? 1);
        if (order !== 0) return order;
      }
      return 0;
    },
  };
}

export function compareKeys(one: Key, other: Key, sign = 1): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
  return one === other ? 0 : sign * ascending(one, other);
}
