import type { Choice } from "@/lib/choice";
import type { ColumnType } from "@/grid/column";
import type { Words } from "@/grid/words";
import { choiceType } from "./choice";

/** One of a short list the studio or the house made. */
export function listType({ t }: Words, choices: () => readonly Choice[]): ColumnType<string | null> {
  return choiceType({ name: "list", choices, unknown: (typed) => t("types.noChoice", { typed }) });
}
