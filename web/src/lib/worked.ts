import { parseDuration } from "./durations";

const BARE = /^\d+(?:[.,]\d+)?$/;
const DAY = 1440;

/** What a person types for time worked, in minutes: "2h", "1.5", "90m", "1:30"; a bare number is hours, nothing is none. Null when it is no time of a day. */
export function parseWorked(typed: string, hoursPerDay: number): number | null {
  const text = typed.trim();
  if (!text) return 0;
  const minutes = BARE.test(text) ? Math.round(Number(text.replace(",", ".")) * 60) : parseDuration(text, hoursPerDay);
  return minutes === null || minutes > DAY ? null : minutes;
}

/** What a sum shows where an empty cell would be mistaken for one that was not filled in. */
export const NO_TIME = "0h";

/** Minutes as they are read at a glance: "2h", "1h30", "45m". */
export function worked(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return rest ? `${rest}m` : "";
  return rest ? `${hours}h${String(rest).padStart(2, "0")}` : `${hours}h`;
}
