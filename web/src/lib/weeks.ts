const DAY_MS = 86_400_000;

/** The day so many days after another, as ISO days. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The seven days of a week that begins on this one. */
export function daysOfWeek(monday: string): string[] {
  return Array.from({ length: 7 }, (_, number) => dayAfter(monday, number));
}
