import type { Choice } from "@/lib/choice";
import type { ColumnType } from "@/grid/column";
import type { Words } from "@/grid/words";
import { folded } from "@/lib/folded";
import { natural } from "@/lib/natural";
import { listIn } from "./json-list";

type Value = readonly string[];

const [MOST, LONGEST] = [100, 500];

/** Words of the studio's own, several to a cell, separated by commas. `known` are those in use, to be offered again. */
export function tagsType({ t }: Words, known: () => readonly string[] = () => []): ColumnType<Value> {
  const text = (value: Value) => (value ?? []).join(", ");
  const read = (tags: readonly string[]) => {
    const value = once(tags.map((tag) => tag.replaceAll(/\s+/g, " ").trim()).filter(Boolean), known());
    if (value.length > MOST) return { problem: t("types.tooMany", { most: MOST }) };
    return value.some((tag) => tag.length > LONGEST) ? { problem: t("types.tooLong", { most: LONGEST }) } : { value };
  };
  return {
    name: "tags",
    text,
    raw: (value) => JSON.stringify(value ?? []),
    parse: (typed) => read(typed.split(/[,;\r\n]/)),
    parseRaw: (raw) => {
      const tags = listIn(raw);
      return tags ? read(tags) : { problem: t("types.unreadable") };
    },
    compare: (one, other) => natural(text(one), text(other)),
    empty: [],
    sum: "count",
    choices: () => known().map((tag): Choice => ({ id: tag, name: tag })),
  };
}

/** Each tag once, spelled as it already is somewhere. */
function once(tags: readonly string[], known: readonly string[]): string[] {
  const spelled = new Map<string, string>();
  for (const tag of tags) {
    const key = folded(tag);
    if (!spelled.has(key))
      spelled.set(key, known.includes(tag) ? tag : (known.find((held) => folded(held) === key) ?? tag));
  }
  return [...spelled.values()];
}
