import type { ColumnType } from "@/grid/column";
import { natural } from "@/lib/natural";

type Value = readonly string[];

/** Words that lead to another page; made there, and only read here. */
export function linksType(): ColumnType<Value> {
  const text = (value: Value) => value.join(", ");
  return {
    ...{ name: "links", text, parse: () => ({ value: [] }), empty: [] },
    compare: (one, other) => natural(text(one), text(other)),
  };
}
