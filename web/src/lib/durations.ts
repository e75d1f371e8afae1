const DAYS_PER_WEEK = 5;

type Unit = "week" | "day" | "hour" | "minute";

/** Whole minutes of a working day, so that what is shown adds up: 7.6 hours are 456. */
function minutesPerDay(hoursPerDay: number): number {
  return Math.max(1, Math.round(hoursPerDay * 60));
}

/** Minutes as days and hours of the studio's working day: 600 with 8-hour days is "1 d 2 h". */
export function duration(minutes: number, hoursPerDay = 8, dayUnit = "d"): string {
  const perDay = minutesPerDay(hoursPerDay);
  const days = Math.floor(minutes / perDay);
  const beyond = minutes - days * perDay;
  const [hours, rest] = [Math.floor(beyond / 60), beyond % 60];
  const parts = [days && `${days} ${dayUnit}`, hours && `${hours} h`, rest && `${rest} min`].filter(Boolean);
  return parts.join(" ") || "0 h";
}

const UNITS: readonly (readonly [RegExp, Unit])[] = [
  [/^(w|wk|weeks?|sem|semaines?)$/, "week"],
  [/^(d|j|days?|jours?)$/, "day"],
  [/^(h|hrs?|hours?|heures?)$/, "hour"],
  [/^(m|mins?|minutes?)$/, "minute"],
];
const AMOUNT = /(\d+(?:[.,]\d+)?)\s*([a-z]*)/g;
const CLOCK = /^(\d+):([0-5]\d)$/;

/**
 * What a person types for a duration, in minutes: "2d 4h", "1.5 d", "90 min", "1:30", "1h30"; a bare number is days, a week five.
 * Null when it is none.
 */
export function parseDuration(typed: string, hoursPerDay = 8): number | null {
  const text = typed.trim().toLowerCase();
  const [, hours, minutes] = CLOCK.exec(text) ?? [];
  if (hours && minutes) return Number(hours) * 60 + Number(minutes);
  if (!text || text.replace(AMOUNT, "").trim()) return null;
  const day = minutesPerDay(hoursPerDay);
  const worth: Record<Unit, number> = { week: day * DAYS_PER_WEEK, day, hour: 60, minute: 1 };
  let total = 0;
  let before: Unit | null = null;
  for (const [, amount = "0", word = ""] of text.matchAll(AMOUNT)) {
    const unit: Unit | undefined = word ? UNITS.find(([name]) => name.test(word))?.[1] : bare(before);
    if (!unit) return null;
    total += Number(amount.replace(",", ".")) * worth[unit];
    before = unit;
  }
  return Math.round(total);
}

/** A number without its unit: minutes after hours, days when it stands alone; after anything else nobody can tell. */
function bare(before: Unit | null): Unit | undefined {
  if (before === "hour") return "minute";
  return before === null ? "day" : undefined;
}
