import type { ColumnType } from "@/grid/column";
import { numberSeries } from "@/grid/series";
import type { Words } from "@/grid/words";

type Value = number | null;

interface Options {
  /** How many digits after the point are kept and shown. */
  decimals?: number;
  min?: number;
  max?: number;
}

/** A number as people of the locale write it; "1.5" is read everywhere. */
export function numberType({ t, locale }: Words, options: Options = {}): ColumnType<Value> {
  const { decimals = 6, min = -1e15, max = 1e15 } = options;
  const shown = new Intl.NumberFormat(locale, { maximumFractionDigits: decimals, useGrouping: false });
  const groupsByComma = new Intl.NumberFormat(locale).format(1e6).includes(",");
  const plain = (value: Value) => (value === null ? "" : String(value));
  const read = (text: string) => {
    if (text.trim() === "") return { value: null };
    const value = readNumber(text, groupsByComma);
    if (value === null) return { problem: t("types.notNumber") };
    if (value < min || value > max) return { problem: t("types.outOfRange", { min, max }) };
    // Adding zero makes -0 the zero it is.
    return { value: Number(value.toFixed(decimals)) + 0 };
  };
  return {
    name: "number",
    text: (value) => (value === null ? "" : shown.format(value)),
    plain,
    raw: plain,
    parse: read,
    parseRaw: read,
    compare: (one, other) => (one ?? 0) - (other ?? 0),
    empty: null,
    series: numberSeries,
    sum: "sum",
  };
}

const SPACES = /[\s\u00a0\u202f'’]/g;
const IN_THOUSANDS = /^[-+]?\d{1,3}(,\d{3})+$/;
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** "1 234,5", "1,234.5" and "1234.5" alike: of point and comma the last is the decimal one, and whichever repeats is not. */
function readNumber(text: string, groupsByComma: boolean): Value {
  let typed = text.replace(SPACES, "").replace(/^[−–]/, "-");
  const [points, commas] = [typed.split(".").length - 1, typed.split(",").length - 1];
  if (points > 0 && commas > 0) {
    const decimal = typed.lastIndexOf(".") > typed.lastIndexOf(",") ? "." : ",";
    typed = typed.replaceAll(decimal === "." ? "," : ".", "").replace(",", ".");
  } else if (points > 1 || commas > 1 || (groupsByComma && IN_THOUSANDS.test(typed))) {
    typed = typed.replaceAll(/[.,]/g, "");
  } else {
    typed = typed.replace(",", ".");
  }
  return NUMBER.test(typed) ? Number(typed) : null;
}
