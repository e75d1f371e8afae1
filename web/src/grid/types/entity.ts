import type { Choice } from "@/lib/choice";
import type { ColumnType } from "@/grid/column";
import type { Words } from "@/grid/words";
import { natural } from "@/lib/natural";
import { choiceType } from "./choice";
import type { OtherNames } from "./known-names";

/** A link to another row, as a shot's to its sequence. Sorts by name, as the rows themselves do. */
export function entityType(
  { t }: Words,
  choices: () => readonly Choice[],
  others?: OtherNames,
): ColumnType<string | null> {
  const unknown = (typed: string) => t("types.noEntity", { typed });
  const type = choiceType({ name: "entity", choices, unknown, ...(others && { others }) });
  return { ...type, compare: (one, other) => natural(type.text(one), type.text(other)) };
}
