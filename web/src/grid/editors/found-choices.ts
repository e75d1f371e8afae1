import type { Choice } from "@/lib/choice";
import { folded, foldedIncludes } from "@/lib/folded";

/** So many are listed; who has more types on. */
export const MOST_LISTED = 100;

/** What is still offered and has the typed words in its name or note, names that begin with them first. */
export function foundChoices(choices: readonly Choice[], typed: string, kept: ReadonlySet<string>): Choice[] {
  const offered = choices.filter((choice) => !choice.isRetired || kept.has(choice.id));
  const text = folded(typed.trim());
  if (text === "") return offered;
  const found = offered.filter(({ name, note = "" }) => foldedIncludes(`${name} ${note}`, typed));
  const begins = ({ name }: Choice) => Number(!folded(name).startsWith(text));
  return found.toSorted((one, other) => begins(one) - begins(other));
}
