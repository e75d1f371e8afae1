import type { Condition, Filter } from "./filter";

/** Where a part stands in a filter: the numbers of the parts on the way to it. A negated group counts as the group. */
export type Path = readonly number[];

export type Join = "all" | "any" | "notAll" | "notAny";

/** A group as the builder shows it: its parts, and how they join, "not" among it. */
export interface FilterGroup {
  join: Join;
  parts: readonly Filter[];
}

/** A filter seen as one group; a single condition is a group of one. */
export function asGroup(filter: Filter | null): FilterGroup {
  if (filter === null) return { join: "all", parts: [] };
  if ("all" in filter) return { join: "all", parts: filter.all };
  if ("any" in filter) return { join: "any", parts: filter.any };
  if ("not" in filter && "all" in filter.not) return { join: "notAll", parts: filter.not.all };
  if ("not" in filter && "any" in filter.not) return { join: "notAny", parts: filter.not.any };
  if ("not" in filter) return { join: "notAll", parts: [filter.not] };
  return { join: "all", parts: [filter] };
}

export function ofGroup({ join, parts }: FilterGroup): Filter {
  const list = [...parts];
  if (join === "all") return { all: list };
  if (join === "any") return { any: list };
  return { not: join === "notAll" ? { all: list } : { any: list } };
}

export function isCondition(filter: Filter): filter is Condition {
  return "field" in filter;
}

/** The filter with the part at `path` changed; null from `change` takes it away. What becomes empty is no filter. */
export function changed(filter: Filter | null, path: Path, change: (part: Filter) => Filter | null): Filter | null {
  const [at, ...rest] = path;
  if (at === undefined) return filter && change(filter);
  const group = asGroup(filter);
  const parts = group.parts.flatMap((part, index) => {
    const next = index === at ? changed(part, rest, change) : part;
    return next === null ? [] : [next];
  });
  return parts.length === 0 ? null : ofGroup({ ...group, parts });
}

/** The filter with one more part in the group at `path`. */
export function withPart(filter: Filter | null, path: Path, part: Filter): Filter {
  if (path.length === 0) {
    const group = asGroup(filter);
    return ofGroup({ ...group, parts: [...group.parts, part] });
  }
  return changed(filter, path, (held) => withPart(held, [], part)) ?? part;
}

/** The part of a filter by which a column's own list of values filters it, of the parts that all have to hold; null: none. */
export function ownPart(filter: Filter | null, isOwn: (part: Filter) => boolean): Filter | null {
  const { join, parts } = asGroup(filter);
  if (filter && isOwn(filter)) return filter;
  return join === "all" ? (parts.find(isOwn) ?? null) : null;
}

/** The filter with such a part put in the place of the one before; null takes it away. */
export function withOwnPart(filter: Filter | null, held: Filter | null, part: Filter | null): Filter | null {
  if (held === filter) return part && { all: [part] };
  const { join, parts } = asGroup(filter);
  if (held) return changed(filter, [parts.indexOf(held)], () => part);
  if (!part) return filter;
  return filter && join !== "all" ? { all: [filter, part] } : { all: [...parts, part] };
}

/** What is left of a filter without the conditions on some fields. */
export function withoutFields(filter: Filter | null, isMeant: (field: string) => boolean): Filter | null {
  if (filter === null) return null;
  if (isCondition(filter)) return isMeant(filter.field) ? null : filter;
  const { join, parts } = asGroup(filter);
  const left = parts.map((part) => withoutFields(part, isMeant)).filter((part) => part !== null);
  return left.length === 0 ? null : ofGroup({ join, parts: left });
}

/** The ids of all fields a filter asks about. */
export function fieldsAsked(filter: Filter | null): Set<string> {
  const asked = new Set<string>();
  const walk = (part: Filter): void => {
    if (isCondition(part)) asked.add(part.field);
    else asGroup(part).parts.forEach(walk);
  };
  if (filter) walk(filter);
  return asked;
}
