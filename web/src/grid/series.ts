/** How neighbours go on when they are dragged further: SH010, SH020 -> SH030. Types use the one that fits their values. */

/** Numbers with one step go on by it; a single number, or numbers without one, repeat. */
export function numberSeries(seeds: readonly (number | null)[], count: number): (number | null)[] {
  const step = stepOf(seeds);
  const last = seeds.at(-1);
  if (step === null || last == null) return repeated(seeds, count);
  // From the last seed each time: adding up would add up the rounding, too.
  return from(count, (place) => Number((last + step * place).toPrecision(15)));
}

/** ISO days. One day goes on day by day, as in every spreadsheet; several by their step, in months when all are the same day of one. */
export function daySeries(seeds: readonly (string | null)[], count: number): (string | null)[] {
  const last = seeds.at(-1);
  const days = seeds.map((seed) => (seed === null ? null : dayNumber(seed)));
  if (last == null || days.some((day) => day === null || Number.isNaN(day))) return repeated(seeds, count);
  const months = monthStep(seeds as readonly string[]);
  if (months) return from(count, (place) => addMonths(last, months * place));
  const step = seeds.length === 1 ? 1 : stepOf(days);
  const lastDay = dayNumber(last);
  return step === null ? repeated(seeds, count) : from(count, (place) => isoDay(lastDay + step * place));
}

/**
 * Names that end in a number count on by their step and keep their zeros. A lone SH010 goes on in tens, a lone SH011 in ones: studios
 * leave nine names free between shots. Anything else repeats.
 */
export function textSeries(seeds: readonly string[], count: number): string[] {
  const names = seeds.map(numbered);
  const first = names[0];
  const last = names.at(-1);
  if (!first || !last || names.some((name) => name?.before !== first.before || name.after !== first.after))
    return repeated(seeds, count);
  const step =
    seeds.length === 1
      ? last.number !== 0 && last.number % 10 === 0 && last.width > 1
        ? 10
        : 1
      : stepOf(names.map((name) => name?.number ?? null));
  if (step === null) return repeated(seeds, count);
  return from(count, (place) => {
    const number = Math.max(0, last.number + step * place);
    return `${last.before}${String(number).padStart(last.width, "0")}${last.after}`;
  });
}

export function repeated<V>(seeds: readonly V[], count: number): V[] {
  return seeds.length === 0 ? [] : Array.from({ length: count }, (_, place) => seeds[place % seeds.length] as V);
}

function from<V>(count: number, at: (place: number) => V): V[] {
  return Array.from({ length: count }, (_, place) => at(place + 1));
}

/** What lies between each value and the next, when it is the same throughout. */
function stepOf(seeds: readonly (number | null)[]): number | null {
  const [first, second] = seeds;
  if (first == null || second == null) return null;
  const step = second - first;
  const isEven = seeds.every((seed, place) => seed !== null && close(seed, first + step * place));
  return isEven ? step : null;
}

function close(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
}

interface Numbered {
  before: string;
  number: number;
  width: number;
  after: string;
}

// At most three signs may follow the number (SH010A, SH010_v), and no space: "2 boats in a row" is prose, not a name.
const ENDS_IN_NUMBER = /^(.*?)(\d{1,15})([^\d\s]{0,3})$/s;

function numbered(text: string): Numbered | null {
  const [, before, digits, after] = ENDS_IN_NUMBER.exec(text) ?? [];
  if (before === undefined || digits === undefined || after === undefined) return null;
  return { before, number: Number(digits), width: digits.length, after };
}

const DAY_MS = 86_400_000;

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function monthStep(days: readonly string[]): number | null {
  const dayOfMonth = days[0]?.slice(8);
  if (days.length < 2 || days.some((day) => day.slice(8) !== dayOfMonth)) return null;
  return stepOf(days.map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))));
}

/** The 31st of a month that has none is its last day. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}
