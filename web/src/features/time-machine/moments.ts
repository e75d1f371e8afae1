/** A change set as a moment one can go to: how things stood when it was done. */
export interface Moment {
  at: string;
  sentence: string;
  who: string;
}

/**
 * Where a moment stands among change sets, the oldest first: the place of the last one that had happened by then; -1 before them all.
 * The server's moments are finer than a browser's clock, so one that was chosen is found by its words.
 */
export function placeOf(at: string, oldestFirst: readonly Moment[]): number {
  const exact = oldestFirst.findLastIndex((moment) => moment.at === at);
  if (exact >= 0) return exact;
  const time = Date.parse(at);
  return oldestFirst.findLastIndex((moment) => Date.parse(moment.at) <= time);
}

/** For a field of day and time, in the person's own clock: "2026-11-21T15:40". */
export function typedMoment(at: string): string {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** What was typed into such a field, as a moment; null for none, or for one that is still to come. */
export function readMoment(typed: string, now: Date = new Date()): string | null {
  const date = new Date(typed);
  return Number.isNaN(date.getTime()) || date > now ? null : date.toISOString();
}
