import { folded } from "./folded";

const DAY_MS = 86_400_000;

/** The calendar day where the person is. */
export function localDay(now: Date = new Date()): string {
  return iso(now.getFullYear(), now.getMonth() + 1, now.getDate()) ?? "";
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** A month on; the 31st of one that has none is its last day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/**
 * What a person types for a day, as ISO: "2026-11-21", "21/11", "21 nov", "tomorrow", "demain", "friday", "+3d". Days and months stand in
 * the locale's order and language (English is always understood); without a year it is this one. Null when it is none.
 */
export function parseDay(typed: string, locale: string, today: string = localDay()): string | null {
  const text = folded(typed)
    .replaceAll(/[,\u00a0\u202f]/g, " ")
    .trim();
  return isoDay(text) ?? relative(text, today) ?? named(text, locale, today) ?? numbered(text, locale, today);
}

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]\d{1,2}:\d\d.*)?$/;

function isoDay(text: string): string | null {
  const [, year, month, day] = ISO.exec(text) ?? [];
  return year ? iso(Number(year), Number(month), Number(day)) : null;
}

const RELATIVE = /^(?:@?today\s*)?([-+−])\s*(\d{1,4})\s*([a-z]*)$/;
const UNITS = { day: /^(|d|j|days?|jours?)$/, week: /^(w|s|weeks?|sem|semaines?)$/, month: /^(m|months?|mois)$/ };

function relative(text: string, today: string): string | null {
  const [, sign, amount, unit = ""] = RELATIVE.exec(text) ?? [];
  if (!amount) return null;
  const count = Number(amount) * (sign === "+" ? 1 : -1);
  if (UNITS.day.test(unit)) return checked(addDays(today, count));
  if (UNITS.week.test(unit)) return checked(addDays(today, count * 7));
  return UNITS.month.test(unit) ? checked(addMonths(today, count)) : null;
}

/** "tomorrow", "friday", "21 nov", "21 novembre 2027", "Nov 21". */
function named(text: string, locale: string, today: string): string | null {
  for (const language of [wordsOf(locale), wordsOf("en")]) {
    const found = inLanguage(text, language, today);
    if (found) return found;
  }
  return null;
}

function inLanguage(text: string, { days, weekdays, months }: DayWords, today: string): string | null {
  const near = days.get(text.replaceAll("’", "'"));
  if (near !== undefined) return addDays(today, near);
  const weekday = unique(weekdays, text.replace(/\.$/, ""));
  if (weekday !== null) return addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
  const parts = text.split(/[\s./-]+/).filter(Boolean);
  const [month, another] = parts.map((part) => unique(months, part)).filter((place) => place !== null);
  // A weekday beside the date ("Sat 21 Nov") says nothing more.
  const numbers = parts.filter((part) => unique(months, part) === null && unique(weekdays, part) === null).map(number);
  if (month === undefined || another !== undefined || numbers.length > 2 || numbers.includes(null)) return null;
  const [first = 0, second = null] = numbers as number[];
  return second === null
    ? iso(Number(today.slice(0, 4)), month + 1, first)
    : first > 31
      ? iso(first, month + 1, second)
      : iso(fullYear(second), month + 1, first);
}

function number(part: string): number | null {
  const [, digits] = /^(\d{1,2}|\d{4})(?:er|st|nd|rd|th|e)?$/.exec(part) ?? [];
  return digits ? Number(digits) : null;
}

/** "21/11", "21.11.26", and "11/21" where the month comes first; a day alone is of this month. */
function numbered(text: string, locale: string, today: string): string | null {
  const parts = text.split(/[\s./-]+/).filter(Boolean);
  if (parts.length > 3 || !parts.every((part) => /^\d{1,2}$|^\d{4}$/.test(part))) return null;
  const [one = 0, two, three] = parts.map(Number);
  const [year, month] = today.split("-").map(Number) as [number, number];
  if (two === undefined) return parts[0]?.length === 4 ? null : iso(year, month, one);
  const ofYear = three === undefined ? year : fullYear(three);
  const [day, ofMonth] = wordsOf(locale).isMonthFirst ? [two, one] : [one, two];
  return iso(ofYear, ofMonth, day) ?? iso(ofYear, day, ofMonth);
}

function fullYear(year: number): number {
  return year < 100 ? 2000 + year : year;
}

/** The day if there is such a one, in years a production can be in: a slip of the finger is no date. */
function iso(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

function checked(day: string): string | null {
  return isoDay(day);
}

/** Monday is 0. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

interface DayWords {
  days: ReadonlyMap<string, number>;
  weekdays: readonly string[];
  months: readonly string[];
  isMonthFirst: boolean;
}

const known = new Map<string, DayWords>();

function wordsOf(locale: string): DayWords {
  const held = known.get(locale) ?? readWords(locale);
  known.set(locale, held);
  return held;
}

function readWords(locale: string): DayWords {
  const near = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
  const order = new Intl.DateTimeFormat(locale, { day: "numeric", month: "numeric" }).formatToParts(0);
  return {
    days: new Map([-2, -1, 0, 1, 2].map((days) => [folded(near.format(days, "day")).replaceAll("’", "'"), days])),
    // 2024 began on a Monday.
    weekdays: [1, 2, 3, 4, 5, 6, 7].map((day) => folded(weekday.format(Date.UTC(2024, 0, day)))),
    months: Array.from({ length: 12 }, (_, place) => folded(month.format(Date.UTC(2024, place, 1)))),
    isMonthFirst: order.findIndex(({ type }) => type === "month") < order.findIndex(({ type }) => type === "day"),
  };
}

/** The place of the one name that begins so; at least three letters, so that "m" is no month. */
function unique(names: readonly string[], start: string): number | null {
  if (start.length < 3) return null;
  const places = names.flatMap((name, place) => (name.startsWith(start) ? [place] : []));
  return places.length === 1 ? (places[0] ?? null) : null;
}
