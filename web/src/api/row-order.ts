import { ascending, naturalKey } from "@/lib/natural";
import type { GridParent, GridRow } from "./grid-copy";

/** A row with what its place depends on, worked out once: comparing asks for it a dozen times. */
interface Placed {
  id: string;
  parentName: string | null;
  parentId: string | null;
  cut: number | null;
  name: string;
}

/** The ids of rows by the name of what they stand under, the cut, then their own name; what has none of it comes last. As the server orders them. */
export function inRowOrder(rows: ReadonlyMap<string, GridRow>, parents: ReadonlyMap<string, GridParent>): string[] {
  const parentNames = new Map([...parents.values()].map(({ id, name }) => [id, naturalKey(name)]));
  const placed = Array.from(rows.values(), (row): Placed => {
    const parentName = row.parent_id === null ? null : (parentNames.get(row.parent_id) ?? null);
    const name = naturalKey(row.name);
    return { id: row.id, parentName, parentId: row.parent_id, cut: row.cut_order, name };
  });
  placed.sort(
    (one, other) =>
      nullsLast(one.parentName, other.parentName) ||
      nullsLast(one.parentId, other.parentId) ||
      nullsLast(one.cut, other.cut) ||
      ascending(one.name, other.name) ||
      ascending(one.id, other.id),
  );
  return placed.map(({ id }) => id);
}

function nullsLast<T extends string | number>(one: T | null | undefined, other: T | null | undefined): number {
  if (one == null || other == null) return one == null ? (other == null ? 0 : 1) : -1;
  return ascending(one, other);
}
