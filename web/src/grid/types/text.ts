import type { ColumnType } from "@/grid/column";
import { textSeries } from "@/grid/series";
import type { Words } from "@/grid/words";
import { natural } from "@/lib/natural";

interface Options {
  /** A name cannot be taken away. */
  isRequired?: boolean;
  most?: number;
  /** Nothing is null rather than an empty text. */
  isNullable?: boolean;
}

/** One line of text. Pasted lines become one. */
export function textType(
  { t }: Words,
  { isRequired = false, isNullable = false, most = 500 }: Options = {},
): ColumnType<string | null> {
  const empty = isNullable ? null : "";
  return {
    name: "text",
    text: (value) => value ?? "",
    parse: (text) => {
      const value = text.replace(/\s*[\r\n]+\s*/g, " ").trim();
      if (isRequired && value === "") return { problem: t("types.needed") };
      return value.length > most ? { problem: t("types.tooLong", { most }) } : { value: value || empty };
    },
    compare: (one, other) => natural(one ?? "", other ?? ""),
    empty,
    series: (seeds, count) =>
      textSeries(
        seeds.map((seed) => seed ?? ""),
        count,
      ),
  };
}
