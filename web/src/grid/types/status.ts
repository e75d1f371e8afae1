import type { Choice } from "@/lib/choice";
import type { ColumnType } from "@/grid/column";
import type { Words } from "@/grid/words";
import { choiceType } from "./choice";
import type { OtherNames } from "./known-names";

/** A status: one always stands, in the order of the workflow. `others` are its short names. */
export function statusType(
  { t }: Words,
  choices: () => readonly Choice[],
  others?: OtherNames,
): ColumnType<string | null> {
  return choiceType({
    name: "status",
    choices,
    ...(others ? { others } : {}),
    needed: t("types.statusNeeded"),
    unknown: (typed) => t("types.noStatus", { typed }),
  });
}
