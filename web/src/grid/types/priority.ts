import type { Choice } from "@/lib/choice";
import type { ColumnType } from "@/grid/column";
import type { Words } from "@/grid/words";
import { folded } from "@/lib/folded";

/** The levels that have a name; a studio may write any other between. */
const NAMED = [-1, 0, 1, 2, 3] as const;
const [LOWEST, HIGHEST] = [-100, 100];

/** How soon something is wanted: a number that grows with it, the usual ones by their names. What was never said is normal. */
export function priorityType({ t }: Words): ColumnType<number> {
  const name = (level: number) => {
    const named = NAMED.find((one) => one === level);
    return named === undefined ? String(level) : t(`types.priority.${named}`);
  };
  const choices = NAMED.toReversed().map((level): Choice => ({ id: String(level), name: name(level) }));
  const read = (text: string) => {
    const typed = folded(text.trim());
    if (typed === "") return { value: 0 };
    const named = choices.find((choice) => folded(choice.name) === typed);
    const level = Number(named?.id ?? typed.replace("−", "-"));
    const isLevel = Number.isInteger(level) && LOWEST <= level && level <= HIGHEST;
    return isLevel ? { value: level } : { problem: t("types.noChoice", { typed: text.trim() }) };
  };
  return {
    name: "list",
    text: (level) => name(level ?? 0),
    raw: (level) => String(level ?? 0),
    parse: read,
    parseRaw: read,
    compare: (one, other) => one - other,
    empty: 0,
    choices: () => choices,
  };
}
