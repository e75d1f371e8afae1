/** Whether two values of a cell are the same to somebody who looks at it: lists and views by what is in them. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return (one ?? null) === (other ?? null);
  if (Array.isArray(one) || Array.isArray(other))
    return Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every(isAt(other));
  const [mine, theirs] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const names = Object.keys(mine);
  return names.length === Object.keys(theirs).length && names.every((name) => sameValue(mine[name], theirs[name]));
}

function isAt(other: readonly unknown[]): (value: unknown, at: number) => boolean {
  return (value, at) => sameValue(value, other[at]);
}
