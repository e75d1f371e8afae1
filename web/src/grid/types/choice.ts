import type { Choice } from "@/lib/choice";
import type { ColumnType, TypeName } from "@/grid/column";
import { natural } from "@/lib/natural";
import { knownNames, type OtherNames } from "./known-names";

interface Options {
  name: TypeName;
  choices: () => readonly Choice[];
  /** What to tell somebody who typed a name that is none of them. */
  unknown: (typed: string) => string;
  /** Said to who takes it away where one always has to stand; absent: it may be empty. */
  needed?: string;
  others?: OtherNames;
}

type Value = string | null;

/** One of a known few, held as its id: what list, status and entity link have in common. Sorts in the order of the choices. */
export function choiceType(options: Options): ColumnType<Value> {
  const { name, choices, unknown, needed, others } = options;
  const known = knownNames(choices, others);
  const at = (value: Value) => (value ? known().at(value) : undefined);
  const place = (value: Value) => at(value)?.place ?? Number.MAX_SAFE_INTEGER;
  const label = (value: Value) => at(value)?.label ?? "";
  const read = (text: string, id: string | undefined) => {
    if (text.trim() === "") return needed ? { problem: needed } : { value: null };
    return id === undefined ? { problem: unknown(text.trim()) } : { value: id };
  };
  return {
    name,
    text: label,
    raw: (value) => value ?? "",
    parse: (text) => read(text, known().find(text)),
    parseRaw: (raw) => read(raw, known().at(raw)?.choice.id),
    compare: (one, other) => place(one) - place(other) || natural(label(one), label(other)),
    empty: null,
    choices,
  };
}
