const clocks = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of a moment in a time zone; that of UTC where this browser does not know the zone. */
export function dayIn(zone: string, moment: string): string {
  const told = Object.fromEntries(
    clockOf(zone)
      .formatToParts(new Date(moment))
      .map(({ type, value }) => [type, value]),
  );
  return `${told.year}-${told.month}-${told.day}`;
}

/** Made once for each zone: to make one costs more than a thousand days. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const clock = clocks.get(zone) ?? newClock(zone);
  clocks.set(zone, clock);
  return clock;
}

function newClock(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en", { year: "numeric", month: "2-digit", day: "2-digit", timeZone });
  } catch {
    return newClock("UTC");
  }
}
