const DAY_MS = 86_400_000;
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** Spreadsheets count days from 30 December 1899. */
export function daySerial(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - DAY_ZERO) / DAY_MS);
}

/** The day of a spreadsheet's number; a time of day in it is left out. Empty when it is no day anybody means. */
export function serialDay(serial: number): string {
  const time = DAY_ZERO + Math.floor(serial) * DAY_MS;
  return Number.isFinite(time) && serial > 0 && serial < 3_000_000 ? new Date(time).toISOString().slice(0, 10) : "";
}
