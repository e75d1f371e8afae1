import type { Choice, ColumnType, TypeName } from "@/grid/column";
import { OF_CHOICE } from "@/grid/operators";
import { natural } from "@/lib/natural";

interface Options {
  name: TypeName;
  choices: () => readonly Choice[];
  /** What to tell somebody who typed a name that is none of them. */
  unknown: (typed: string) => string;
  /** False where one always has to be chosen. */
  canBeEmpty?: boolean;
  /** What may be typed to mean a choice, its name first. */
  names?: (choice: Choice) => readonly string[];
}

type Value = string | null;

/** One of a known few, held as its id: what list, status and entity link have in common. */
export function choiceType(options: Options): ColumnType<Value> {
  const { name, unknown, canBeEmpty = true, names = (choice) => [choice.name] } = options;
  const known = lookUp(options.choices, names);
  const label = (value: Value) => (value === null ? "" : (known().byId.get(value)?.choice.name ?? ""));
  const place = (value: Value) => (value === null ? undefined : known().byId.get(value)?.place);
  const find = (text: string) => known().byName.get(folded(text));
  return {
    name,
    text: label,
    raw: (value) => value ?? "",
    parse: (text) => {
      if (text.trim() === "" && canBeEmpty) return { value: null };
      const found = find(text);
      return found ? { value: found } : { problem: unknown(text.trim()) };
    },
    parseRaw: (raw) => {
      if (raw === "" && canBeEmpty) return { value: null };
      return known().byId.has(raw) ? { value: raw } : { problem: unknown(raw) };
    },
    compare: (one, other) =>
      (place(one) ?? Number.MAX_SAFE_INTEGER) - (place(other) ?? Number.MAX_SAFE_INTEGER) ||
      natural(label(one), label(other)),
    empty: null,
    operators: OF_CHOICE,
    groupKey: (value) => {
      const held = value === null ? undefined : known().byId.get(value);
      return held && value !== null ? [{ key: value, label: held.choice.name, order: held.place }] : [];
    },
    choices: options.choices,
  };
}

export function folded(text: string): string {
  return text.normalize("NFC").trim().toLowerCase();
}

interface Known {
  byId: ReadonlyMap<string, { choice: Choice; place: number }>;
  byName: ReadonlyMap<string, string>;
}

/** The choices by id and by name, worked out again only when they are others. */
export function lookUp(
  choices: () => readonly Choice[],
  names: (choice: Choice) => readonly string[] = (choice) => [choice.name],
): () => Known {
  let of: readonly Choice[] | null = null;
  let known: Known = { byId: new Map(), byName: new Map() };
  return () => {
    const now = choices();
    if (now === of) return known;
    of = now;
    const byName = new Map<string, string>();
    // What is still offered wins a name over what is retired, and the first over the later.
    for (const choice of now.toSorted(
      (one, other) => Number(one.isRetired ?? false) - Number(other.isRetired ?? false),
    ))
      for (const spelling of names(choice)) if (!byName.has(folded(spelling))) byName.set(folded(spelling), choice.id);
    known = { byId: new Map(now.map((choice, place) => [choice.id, { choice, place }])), byName };
    return known;
  };
}
