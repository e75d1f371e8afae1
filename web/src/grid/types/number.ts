import type { ColumnType } from "@/grid/column";
import { OF_SIZE } from "@/grid/operators";
import type { Words } from "@/grid/words";

type Value = number | null;

interface Options {
  /** How many digits after the point are kept and shown. */
  decimals?: number;
  min?: number;
  max?: number;
}

const SPACES = /[\s\u00a0\u202f]/g;

/** A number as people of the locale write it; both "1.5" and "1,5" are read. */
export function numberType({ t, locale }: Words, options: Options = {}): ColumnType<Value> {
  const { decimals = 6, min = -1e15, max = 1e15 } = options;
  const shown = new Intl.NumberFormat(locale, { maximumFractionDigits: decimals, useGrouping: false });
  return {
    name: "number",
    text: (value) => (value === null ? "" : shown.format(value)),
    plain: (value) => (value === null ? "" : String(value)),
    raw: (value) => (value === null ? "" : String(value)),
    parse: (text) => {
      const typed = text.replace(SPACES, "");
      if (typed === "") return { value: null };
      const value = readNumber(typed);
      if (value === null) return { problem: t("types.notNumber") };
      if (value < min || value > max) return { problem: t("types.outOfRange", { min, max }) };
      return { value: Number(value.toFixed(decimals)) };
    },
    compare: (one, other) => (one ?? 0) - (other ?? 0),
    empty: null,
    sum: "sum",
    operators: OF_SIZE,
    groupKey: (value) => (value === null ? [] : [{ key: String(value), label: shown.format(value), order: value }]),
  };
}

/** "1 234,5", "1,234.5" and "1234.5" alike: the last of point and comma is the decimal one unless it repeats. */
function readNumber(typed: string): Value {
  const [points, commas] = [typed.split(".").length - 1, typed.split(",").length - 1];
  let plain = typed;
  if (points > 0 && commas > 0) {
    const [decimal, group] = typed.lastIndexOf(".") > typed.lastIndexOf(",") ? [".", ","] : [",", "."];
    plain = plain.replaceAll(group, "").replace(decimal, ".");
  } else if (commas === 1) plain = plain.replace(",", ".");
  else if (commas > 1 || points > 1) plain = plain.replace(/[.,]/g, "");
  plain = plain.replace(/^[−–]/, "-");
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : null;
}
