import type { Choice } from "@/lib/choice";
import type { ColumnType, Parsed } from "@/grid/column";
import type { Words } from "@/grid/words";
import { natural } from "@/lib/natural";
import { listIn } from "./json-list";
import { knownNames, type OtherNames } from "./known-names";

type Value = readonly string[];

/** People of the project, or slots still open, several to a cell. The value is the ids of their slots. */
export function personType({ t }: Words, people: () => readonly Choice[], others?: OtherNames): ColumnType<Value> {
  const known = knownNames(people, others);
  const label = (id: string) => known().at(id)?.label ?? "";
  const text = (value: Value) => (value ?? []).map(label).filter(Boolean).join(", ");
  return {
    name: "person",
    text,
    raw: (value) => JSON.stringify(value ?? []),
    parse: (typed) => found(typed, known().find, (name) => t("types.noPerson", { typed: name })),
    parseRaw: (raw) => {
      const ids = listIn(raw);
      if (!ids) return { problem: t("types.unreadable") };
      return ids.every((id) => known().at(id)) ? { value: ids } : { problem: t("types.notInProject") };
    },
    compare: (one, other) => natural(text(one), text(other)),
    empty: [],
    sum: "count",
    choices: people,
  };
}

const BETWEEN = /[,;\r\n]/;

/** So many parts a name has at most. */
const MOST_PARTS = 3;

/** Names between commas. A name may hold a comma itself ("Weiss, Hannah"): the longest run of parts that is a name is one. */
function found(
  typed: string,
  find: (name: string) => string | undefined,
  unknown: (name: string) => string,
): Parsed<string[]> {
  const parts = typed.split(BETWEEN);
  const ids: string[] = [];
  for (let from = 0; from < parts.length;) {
    if (parts[from]?.trim() === "") {
      from++;
      continue;
    }
    let to = Math.min(parts.length, from + MOST_PARTS);
    while (to > from && !find(joined(parts, from, to))) to--;
    const id = find(joined(parts, from, to));
    if (!id) return { problem: unknown(parts[from]?.trim() ?? "") };
    if (!ids.includes(id)) ids.push(id);
    from = to;
  }
  return { value: ids };
}

function joined(parts: readonly string[], from: number, to: number): string {
  return parts
    .slice(from, to)
    .map((part) => part.trim())
    .join(", ");
}
