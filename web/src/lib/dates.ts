import { isoDay } from "./today";

const DAY_MS = 86_400_000;

/** A calendar day ("2026-11-24") has no time zone: read and shown as UTC it stays the day that was typed. */
function dayAsUtc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const found = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, found);
  return found;
}

/** "24 Nov", with the year when it is not this one. */
export function shortDay(day: string, locale: string, now: Date = new Date()): string {
  const date = dayAsUtc(day);
  const year = date.getUTCFullYear() === now.getFullYear() ? undefined : ("numeric" as const);
  return format(locale, { day: "numeric", month: "short", year, timeZone: "UTC" }).format(date);
}

/** The day of a moment where the person is: "24 Nov", with the year when it is not this one. */
export function dayOfMoment(at: string, locale: string, now: Date = new Date()): string {
  const date = new Date(at);
  const year = date.getFullYear() === now.getFullYear() ? undefined : ("numeric" as const);
  return format(locale, { day: "numeric", month: "short", year }).format(date);
}

/** "24 Nov", whatever the year: for narrow heads whose page says the year beside them. */
export function bareDay(day: string, locale: string): string {
  return format(locale, { day: "numeric", month: "short", timeZone: "UTC" }).format(dayAsUtc(day));
}

/** A moment as people say it: "just now" words are left to the locale; older than a week becomes a date and time. */
export function moment(at: string, locale: string, now: Date = new Date()): string {
  const date = new Date(at);
  const days = Math.floor((startOfDay(now) - startOfDay(date)) / DAY_MS);
  const time = format(locale, { hour: "2-digit", minute: "2-digit" }).format(date);
  if (days === 0) return time;
  if (days === 1) return `${new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-1, "day")} ${time}`;
  const year = date.getFullYear() === now.getFullYear() ? undefined : ("numeric" as const);
  return `${format(locale, { day: "numeric", month: "short", year }).format(date)} ${time}`;
}

export function fullMoment(at: string, locale: string): string {
  return format(locale, { dateStyle: "full", timeStyle: "medium" }).format(new Date(at));
}

/** The heading of a day in a diary: "Saturday, 21 November". */
export function diaryDay(at: string, locale: string): string {
  return format(locale, { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(new Date(at));
}

export function isPast(day: string, now: Date = new Date()): boolean {
  const today = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
  return day < today;
}

/** The moment in which a day is over here. */
export function endOf(day: string): string {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + 1);
  return date.toISOString();
}

/** The last day here before a moment. */
export function lastDayBefore(at: string): string {
  return isoDay(new Date(Date.parse(at) - 1));
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
