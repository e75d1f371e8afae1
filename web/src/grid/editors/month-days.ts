import { addDays, addMonths, weekdayOf } from "@/lib/typed-day";

/** The weeks of the month a day is in, whole, from Monday to Sunday. */
export function monthDays(day: string): string[][] {
  const first = `${day.slice(0, 8)}01`;
  const start = addDays(first, -weekdayOf(first));
  const next = addMonths(first, 1);
  const weeks: string[][] = [];
  for (let monday = start; monday < next; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, place) => addDays(monday, place)));
  return weeks;
}
