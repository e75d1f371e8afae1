import { LONGEST_NAME } from "./name-pattern";

export interface Numbering {
  prefix: string;
  start: number;
  step: number;
  padding: number;
}

export interface Renamed {
  id: string;
  from: string;
  to: string;
  /** Somebody else who has, or gets, the same name in the same place. */
  isTaken: boolean;
}

/** New names for rows in their order. */
export function renumbered<Row extends { id: string; name: string }>(
  rows: readonly Row[],
  others: readonly Row[],
  numbering: Numbering,
  placeOf: (row: Row) => string,
): Renamed[] {
  const key = (row: Row, name: string) => `${placeOf(row)}\n${name.toLowerCase()}`;
  const taken = new Set(others.map((row) => key(row, row.name)));
  const wanted = rows.map((row, at) => ({ row, to: spelled(numbering, at) }));
  const counts = new Map<string, number>();
  for (const { row, to } of wanted) counts.set(key(row, to), (counts.get(key(row, to)) ?? 0) + 1);
  return wanted.map(({ row, to }) => ({
    ...{ id: row.id, from: row.name, to },
    isTaken: taken.has(key(row, to)) || (counts.get(key(row, to)) ?? 0) > 1,
  }));
}

/** What a selection is numbered by now: the prefix and padding of its first name, and tens when that ends in 0. */
export function usualNumbering(names: readonly string[]): Numbering {
  const first = names[0] ?? "";
  const [, prefix = first, digits = "010"] = /^(.*?)(\d{1,9})$/u.exec(first) ?? [];
  const start = Number(digits);
  return { prefix, start, step: start % 10 === 0 ? 10 : 1, padding: digits.length };
}

export function isSane({ prefix, start, step, padding }: Numbering): boolean {
  const isWhole = [start, step, padding].every(Number.isInteger);
  return isWhole && start >= 0 && step >= 1 && padding >= 1 && padding <= 9 && prefix.length + 20 <= LONGEST_NAME;
}

function spelled({ prefix, start, step, padding }: Numbering, at: number): string {
  return `${prefix}${String(start + at * step).padStart(padding, "0")}`;
}
