import type { ColumnType } from "@/grid/column";
import { daySeries } from "@/grid/series";
import type { Words } from "@/grid/words";
import { shortDay } from "@/lib/dates";
import { parseDay } from "@/lib/typed-day";

type Value = string | null;

/** A calendar day, held as ISO ("2026-11-24"); the day that was meant in every time zone. */
export function dateType({ t, locale }: Words): ColumnType<Value> {
  const read = (text: string) => {
    if (text.trim() === "") return { value: null };
    const value = parseDay(text, locale);
    return value === null ? { problem: t("types.notDate") } : { value };
  };
  return {
    name: "date",
    text: (value) => (value ? shortDay(value, locale) : ""),
    plain: (value) => value ?? "",
    raw: (value) => value ?? "",
    parse: read,
    parseRaw: read,
    compare: (one, other) => (one === other ? 0 : (one ?? "") < (other ?? "") ? -1 : 1),
    empty: null,
    series: daySeries,
  };
}
