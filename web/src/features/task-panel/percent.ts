/** "40", "40 %": a share of the whole; null for what is none. */
export function percent(typed: string): number | null {
  const rate = /^\s*(\d{1,3})\s*%?\s*$/u.exec(typed)?.[1];
  return rate !== undefined && Number(rate) <= 100 ? Number(rate) : null;
}
