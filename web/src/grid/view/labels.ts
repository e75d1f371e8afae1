import type { TFunction } from "i18next";
import { shortDay } from "@/lib/dates";
import { duration } from "@/lib/durations";
import type { Field, Value } from "./field";
import { isDay, PERIODS } from "./relative-dates";

/** The language values are told in. */
export interface Tongue {
  t: TFunction;
  locale: string;
  hoursPerDay: number;
}

/** A value of a field as people read it; no value is told as the field tells it. */
export function valueLabel<Row>(field: Field<Row>, value: Value | null, tongue: Tongue): string {
  const { t, locale, hoursPerDay } = tongue;
  if (value === null) return field.none ?? t("filter.none");
  if (field.kind === "choice" || field.kind === "person") {
    if (value === "@me") return t("filter.me");
    if (value === "@open") return t("filter.open");
    return field.choices?.find(({ id }) => id === value)?.name ?? t("filter.gone");
  }
  if (field.kind === "checkbox") return t(value === true ? "filter.yes" : "filter.no");
  if (field.kind === "date") return dayLabel(String(value), tongue);
  if (field.kind === "duration") return duration(Number(value), hoursPerDay);
  if (field.kind === "number") return new Intl.NumberFormat(locale).format(Number(value));
  return String(value);
}

/** A day, a day counted from today, or a period, in words. */
export function dayLabel(said: string, { t, locale }: Tongue): string {
  const period = PERIODS.find((name) => name === said);
  if (period) return t(`filter.period.${period}`);
  if (isDay(said)) return shortDay(said, locale);
  const [, sign, amount, unit] = /^@today(?:([+-])(\d+)([dwm]))?$/.exec(said) ?? [];
  if (amount === undefined) return said === "@today" ? t("filter.day.today") : said;
  const count = Number(amount);
  if (unit === "d") return t(sign === "-" ? "filter.day.daysAgo" : "filter.day.inDays", { count });
  if (unit === "w") return t(sign === "-" ? "filter.day.weeksAgo" : "filter.day.inWeeks", { count });
  return t(sign === "-" ? "filter.day.monthsAgo" : "filter.day.inMonths", { count });
}
