/** Minutes as days and hours of the studio's working day: 600 with 8-hour days is "1 d 2 h". */
export function duration(minutes: number, hoursPerDay = 8): string {
  const days = Math.floor(minutes / (hoursPerDay * 60));
  const hours = Math.floor((minutes - days * hoursPerDay * 60) / 60);
  const rest = minutes % 60;
  const parts = [days && `${days} d`, hours && `${hours} h`, rest && `${rest} min`].filter(Boolean);
  return parts.join(" ") || "0 h";
}

const UNIT = /(\d+(?:[.,]\d+)?)\s*(d|j|h|min|m)?/gi;

/** What a person types for a duration, in minutes: "2d 4h", "1.5 d", "90 min"; a bare number is days. Null when it is none. */
export function parseDuration(typed: string, hoursPerDay = 8): number | null {
  const text = typed.trim();
  if (!text || text.replace(UNIT, "").trim()) return null;
  let minutes = 0;
  for (const [, amount, unit] of text.matchAll(UNIT)) {
    const per = unit === "h" ? 60 : unit?.startsWith("m") ? 1 : hoursPerDay * 60;
    minutes += Number((amount ?? "0").replace(",", ".")) * per;
  }
  return Math.round(minutes);
}
