import type { ColumnType } from "@/grid/column";
import { numberSeries } from "@/grid/series";
import type { Words } from "@/grid/words";
import { duration, parseDuration } from "@/lib/durations";

type Value = number | null;

/** Longer than any production: a slip of the finger. */
const MOST_MINUTES = 10_000_000;

/** Minutes of work, read and written as days and hours of the studio's working day. */
export function durationType({ t, hoursPerDay }: Words): ColumnType<Value> {
  const text = (value: Value) => (value === null ? "" : duration(value, hoursPerDay, t("types.dayUnit")));
  return {
    name: "duration",
    text,
    reading: (typed) => {
      const minutes = parseDuration(typed, hoursPerDay);
      const read = text(minutes);
      return read === typed.trim() ? "" : read;
    },
    raw: (value) => (value === null ? "" : String(value)),
    parse: (typed) => {
      if (typed.trim() === "") return { value: null };
      const minutes = parseDuration(typed, hoursPerDay);
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
