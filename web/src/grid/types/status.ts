import type { Choice, ColumnType } from "@/grid/column";
import type { Words } from "@/grid/words";
import { choiceType } from "./choice";

/** A status: one always stands, in the order of the workflow. Its short name is read too. */
export function statusType(
  { t }: Words,
  choices: () => readonly (Choice & { short?: string })[],
): ColumnType<string | null> {
  const short = (choice: Choice & { short?: string }) => (choice.short ? [choice.name, choice.short] : [choice.name]);
  return choiceType({
    name: "status",
    choices,
    names: short,
    canBeEmpty: false,
    unknown: (typed) => (typed === "" ? t("types.statusNeeded") : t("types.noStatus", { typed })),
  });
}
