import type { CastLink } from "@/api/casting-page";

/** A line of the cast of a selection: in how many of its places it stands, and how often. */
export interface CastPart {
  asset_id: string;
  label: string;
  places: number;
  /** The least and the most; alike where every place has as many. */
  least: number;
  most: number;
}

/** The casts of some places laid over each other, in the order of the assets' names. */
export function sharedCast(
  links: readonly CastLink[],
  chosen: ReadonlySet<string>,
  order: ReadonlyMap<string, number>,
): CastPart[] {
  const parts = new Map<string, CastPart>();
  for (const { entity_id, asset_id, label, occurrences } of links) {
    if (!chosen.has(entity_id)) continue;
    const key = `${asset_id} ${label}`;
    const held = parts.get(key);
    if (!held) parts.set(key, { asset_id, label, places: 1, least: occurrences, most: occurrences });
    else {
      held.places += 1;
      held.least = Math.min(held.least, occurrences);
      held.most = Math.max(held.most, occurrences);
    }
  }
  const place = ({ asset_id }: CastPart) => order.get(asset_id) ?? order.size;
  return [...parts.values()].toSorted((one, other) => place(one) - place(other) || (one.label < other.label ? -1 : 1));
}
