import type { ColumnType } from "@/grid/column";
import { OF_TEXT } from "@/grid/operators";
import type { Words } from "@/grid/words";
import { natural } from "@/lib/natural";

interface Options {
  /** A name cannot be taken away. */
  isRequired?: boolean;
}

/** One line of text. */
export function textType({ t }: Words, { isRequired = false }: Options = {}): ColumnType<string> {
  return {
    name: "text",
    text: (value) => value ?? "",
    parse: (text) => {
      const value = text.replace(/\s*[\r\n]+\s*/g, " ").trim();
      return isRequired && value === "" ? { problem: t("types.needed") } : { value };
    },
    compare: natural,
    empty: "",
    operators: OF_TEXT,
    groupKey: (value) => (value ? [{ key: value, label: value }] : []),
  };
}
