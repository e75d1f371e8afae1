import type { ColumnType } from "@/grid/column";
import { numberSeries } from "@/grid/series";
import type { Words } from "@/grid/words";
import { duration, parseDuration } from "@/lib/durations";

type Value = number | null;

/** Longer than any production: a slip of the finger. */
const MOST_MINUTES = 10_000_000;

/** Minutes of work, read and written as days and hours of the studio's working day. */
export function durationType({ t, hoursPerDay }: Words): ColumnType<Value> {
  return {
    name: "duration",
    text: (value) => (value === null ? "" : duration(value, hoursPerDay, t("types.dayUnit"))),
    raw: (value) => (value === null ? "" : String(value)),
    parse: (text) => {
      if (text.trim() === "") return { value: null };
      const minutes = parseDuration(text, hoursPerDay);
      return minutes === null || minutes > MOST_MINUTES ? { problem: t("types.notDuration") } : { value: minutes };
    },
    parseRaw: (raw) => {
      if (raw === "") return { value: null };
      return /^\d{1,8}$/.test(raw) ? { value: Number(raw) } : { problem: t("types.notDuration") };
    },
    compare: (one, other) => (one ?? 0) - (other ?? 0),
    empty: null,
    series: numberSeries,
    sum: "sum",
  };
}
