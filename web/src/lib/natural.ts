const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** The order people expect of names: SH9 before SH10. Equal names fall back to their spelling, so that the order is total. */
export function natural(one: string, other: string): number {
  return collator.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);
}
