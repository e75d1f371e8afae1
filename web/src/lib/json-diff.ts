export interface KeyDiff {
  /** "lens.focal": the way to the value through the objects around it. */
  path: string;
  before: unknown;
  after: unknown;
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The keys whose values differ between two objects, down to the innermost. */
export function jsonDiff(before: unknown, after: unknown, path = ""): KeyDiff[] {
  if (Object.is(before, after) || JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isPlainObject(before ?? {}) || !isPlainObject(after ?? {}) || (before == null && after == null))
    return [{ path, before, after }];
  const [old, next] = [(before ?? {}) as Record<string, unknown>, (after ?? {}) as Record<string, unknown>];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(next)])];
  if (keys.length === 0) return [{ path, before, after }];
  return keys.flatMap((key) => jsonDiff(old[key], next[key], path ? `${path}.${key}` : key));
}
