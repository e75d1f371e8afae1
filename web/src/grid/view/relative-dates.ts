/** The days from `from` to `to`, both of them in it. */
export interface Span {
  from: string;
  to: string;
}

export const PERIODS = [
  ...(["@this_week", "@last_week", "@next_week", "@this_month", "@last_month", "@next_month"] as const),
];

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const RELATIVE = /^@today(?:([+-])(\d{1,4})([dwm]))?$/;

/**
 * The ISO day that a day of a filter means: itself, `@today`, or so many days, weeks or months from it (`@today+3d`, `@today-2w`,
 * `@today+1m`). A month on from the 31st is the last day of a shorter month. Null when it is no day.
 */
export function dayMeant(said: string, today: string): string | null {
  const relative = RELATIVE.exec(said);
  if (!relative) return isDay(said) ? said : null;
  const [, sign, amount, unit] = relative;
  const count = Number(amount ?? 0) * (sign === "-" ? -1 : 1);
  if (unit === "m") return addMonths(today, count);
  return addDays(today, unit === "w" ? count * 7 : count);
}

/** The days of a period by its name; weeks begin on Monday. Null when it is none. */
export function periodMeant(said: string, today: string): Span | null {
  if (!(PERIODS as readonly string[]).includes(said)) return null;
  const shift = said.startsWith("@last") ? -1 : said.startsWith("@next") ? 1 : 0;
  if (said.endsWith("week")) {
    const monday = addDays(today, -((asUtc(today).getUTCDay() + 6) % 7) + shift * 7);
    return { from: monday, to: addDays(monday, 6) };
  }
  const first = addMonths(`${today.slice(0, 8)}01`, shift);
  return { from: first, to: addDays(addMonths(first, 1), -1) };
}

export function isDay(said: string): boolean {
  const [, year, month, day] = (ISO_DAY.exec(said) ?? []).map(Number);
  return year !== undefined && year > 0 && iso(new Date(utc(year, (month ?? 0) - 1, day ?? 0))) === said;
}

function addDays(day: string, count: number): string {
  const date = asUtc(day);
  date.setUTCDate(date.getUTCDate() + count);
  return iso(date);
}

function addMonths(day: string, count: number): string {
  const date = asUtc(day);
  const lastDay = new Date(utc(date.getUTCFullYear(), date.getUTCMonth() + count + 1, 0)).getUTCDate();
  return iso(new Date(utc(date.getUTCFullYear(), date.getUTCMonth() + count, Math.min(date.getUTCDate(), lastDay))));
}

function asUtc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** Date.UTC takes years below 100 for the twentieth century's. */
function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day);
}

function iso(date: Date): string {
  return Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 10);
}
