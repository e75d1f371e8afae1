import { ascending } from "@/lib/natural";
import type { Field, Value } from "./field";
import type { Condition, Filter } from "./filter";
import { keyOfValue } from "./sort";
import { isCondition } from "./tree";

export interface Counted {
  /** Null: rows without a value. */
  value: Value | null;
  count: number;
}

/** Each value the rows have in a field and how many rows have it, in the field's order; what has none last. */
export function valueCounts<Row>(rows: readonly Row[], field: Field<Row>): Counted[] {
  const counts = new Map<Value | null, number>();
  const add = (value: Value | null) => counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const row of rows) {
    const values = field.values(row);
    if (values.length === 0) add(null);
    else if (values.length === 1) add(values[0] as Value);
    else for (const value of new Set(values)) add(value);
  }
  const keyed = keyOfValue(field);
  return Array.from(counts, ([value, count]) => ({ value, count })).toSorted((one, other) => {
    if (one.value === null || other.value === null) return one.value === null ? 1 : -1;
    return ascending(keyed(one.value), keyed(other.value)) || ascending(String(one.value), String(other.value));
  });
}

/** The filter of rows that have one of the chosen values; null when nothing is chosen, which shows all. */
export function chosenFilter(field: string, chosen: readonly (Value | null)[]): Filter | null {
  const values = chosen.filter((value) => value !== null);
  const parts: Condition[] = [
    ...(values.length > 0 ? [inValues(field, values)] : []),
    ...(values.length < chosen.length ? [{ field, op: "empty" } as const] : []),
  ];
  const [first] = parts;
  return parts.length === 2 ? { any: parts } : (first ?? null);
}

/** A checkbox is asked whether it is, not whether it is among. */
function inValues(field: string, values: readonly Value[]): Condition {
  const [first] = values;
  if (typeof first === "boolean") return { field, op: "is", value: first };
  return { field, op: "in", value: values };
}

/** What is chosen by such a filter; null when the filter is another one. */
export function chosenBy(filter: Filter, field: string): (Value | null)[] | null {
  if ("any" in filter && filter.any.length === 2) {
    const parts = filter.any.map((part) => chosenBy(part, field));
    return parts.every((part) => part !== null) ? parts.flat() : null;
  }
  if (!isCondition(filter) || filter.field !== field) return null;
  if (filter.op === "empty") return [null];
  if (filter.op === "in" && Array.isArray(filter.value)) return filter.value as Value[];
  return filter.op === "is" && typeof filter.value === "boolean" ? [filter.value] : null;
}
