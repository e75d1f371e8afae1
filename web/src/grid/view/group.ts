import type { Field, Value } from "./field";
import { remembered } from "./remembered";
import { compareKeys, type Key, keyOfValue } from "./sort";

/** Rows that have one value of a field in common, and the groups within. */
export interface Grouped<Row> {
  /** Names the values down to here, so that it stays the same whatever else changes. */
  id: string;
  level: number;
  field: Field<Row>;
  value: Value | null;
  rows: Row[];
  within: Grouped<Row>[];
}

export interface Level<Row> {
  field: Field<Row>;
  desc: boolean;
}

/** How rows are put under headings; works out the value of a row once. */
export function grouper<Row extends object>(levels: readonly Level<Row>[]): (rows: readonly Row[]) => Grouped<Row>[] {
  const ways = levels.map(({ field, desc }) => {
    const keyed = keyOfValue(field);
    const value = remembered((row: Row) => firstValue(field.values(row), keyed));
    const order = (held: Value | null): Key => (held === null ? null : keyed(held));
    return { field, value, order, sign: desc ? -1 : 1 };
  });
  const split = (rows: readonly Row[], level: number, path: string): Grouped<Row>[] => {
    const way = ways[level];
    if (!way) return [];
    const { field, value, order, sign } = way;
    const parts = [...Map.groupBy(rows, value)].map(([held, own]) => ({ held, own, key: order(held) }));
    // Groups whose names sort alike stay as their first rows come.
    parts.sort((one, other) => compareKeys(one.key, other.key, sign));
    return parts.map(({ held, own }) => {
      const id = `${path} ${field.id}=${held ?? ""}`;
      return { id, level, field, value: held, rows: own, within: split(own, level + 1, id) };
    });
  };
  return (rows) => split(rows, 0, "group");
}

/** Of several values the first in the field's order gives the row its place. */
function firstValue(values: readonly Value[], keyed: (value: unknown) => Key): Value | null {
  const [first] = values;
  if (first === undefined || values.length === 1) return first ?? null;
  return values.reduce((least, value) => (compareKeys(keyed(value), keyed(least)) < 0 ? value : least), first);
}

/** The sum of a field over rows. */
export function total<Row>(rows: readonly Row[], field: Field<Row>): number {
  let sum = 0;
  for (const row of rows) for (const value of field.values(row)) if (typeof value === "number") sum += value;
  return sum;
}

/** Which part of the yes-or-no values is yes; null when there are none. */
export function shareOf<Row>(rows: readonly Row[], field: Field<Row>): number | null {
  let [yes, all] = [0, 0];
  for (const row of rows)
    for (const value of field.values(row)) {
      all += 1;
      if (value === true) yes += 1;
    }
  return all === 0 ? null : yes / all;
}
