import type { ColumnType } from "@/grid/column";
import type { Words } from "@/grid/words";
import { folded } from "@/lib/folded";

const YES: ReadonlySet<string> = new Set(["true", "yes", "y", "1", "x", "✓", "✔", "☑", "on", "vrai", "oui", "o"]);
const NO: ReadonlySet<string> = new Set(["false", "no", "n", "0", "-", "☐", "off", "faux", "non"]);

/** Yes or no; what was never said counts as no. */
export function checkboxType({ t }: Words): ColumnType<boolean> {
  const parse = (text: string) => {
    const typed = folded(text.trim());
    if (YES.has(typed) || typed === folded(t("types.yes"))) return { value: true };
    if (typed === "" || NO.has(typed) || typed === folded(t("types.no"))) return { value: false };
    return { problem: t("types.notCheckbox") };
  };
  return {
    name: "checkbox",
    text: (value) => t(value ? "types.yes" : "types.no"),
    plain: (value) => (value ? "TRUE" : "FALSE"),
    raw: (value) => String(value ?? false),
    parse,
    parseRaw: parse,
    compare: (one, other) => Number(one ?? false) - Number(other ?? false),
    empty: false,
  };
}
