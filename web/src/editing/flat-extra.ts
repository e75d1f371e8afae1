type Own = `extra.${string}`;

/** A row whose own fields stand beside its others, as `extra.key`: two people who change different ones have both changed theirs. */
export type Flat<T> = Omit<T, "extra"> & Record<Own, unknown>;

export function flat<T extends { extra: Record<string, unknown> }>({ extra, ...rest }: T): Flat<T> {
  const own = Object.entries(extra).map(([key, value]) => [`extra.${key}`, value]);
  return { ...rest, ...Object.fromEntries(own) } as Flat<T>;
}

/** The row again, or what of it changed. */
export function nested<T extends object>(flattened: T): Omit<T, Own> & { extra: Record<string, unknown> } {
  const entries = Object.entries(flattened);
  const isOwn = ([name]: [string, unknown]) => name.startsWith("extra.");
  const own = entries.filter(isOwn).map(([name, value]) => [name.slice("extra.".length), value]);
  const rest = Object.fromEntries(entries.filter((entry) => !isOwn(entry)));
  return { ...(rest as Omit<T, Own>), extra: Object.fromEntries(own) };
}
