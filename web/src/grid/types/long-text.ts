import type { ColumnType } from "@/grid/column";
import type { Words } from "@/grid/words";
import { natural } from "@/lib/natural";

/** The most a description holds on the server. */
const MOST = 20_000;

/** Text of several lines. A cell shows it in one, the editor as it is. */
export function longTextType({ t }: Words): ColumnType<string | null> {
  return {
    name: "long_text",
    text: (value) => value ?? "",
    parse: (text) => {
      const value = text.replaceAll(/\r\n?/g, "\n").trim();
      return value.length > MOST ? { problem: t("types.tooLong", { most: MOST }) } : { value };
    },
    compare: (one, other) => natural(one ?? "", other ?? ""),
    empty: "",
  };
}
