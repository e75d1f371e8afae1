import type { Fields } from "./field";
import { type Key, sorter } from "./sort";
import type { Sort } from "./view-state";

interface Placed<Row> {
  row: Row;
  keys: Key[];
  /** Its place in the default order, which decides between equals. */
  at: number;
}

/** Beyond this many changed rows sorting all is not dearer. */
const FEW = 200;

/** Puts rows in order. Where only a few are other objects than last time, these alone are taken out and put in their new places. */
export function orderer<Row>(sort: readonly Sort[], fields: Fields<Row>): ((rows: readonly Row[]) => Row[]) | null {
  const by = sorter(sort, fields);
  if (!by) return null;
  const compare = (one: Placed<Row>, other: Placed<Row>) => by.compare(one.keys, other.keys) || one.at - other.at;
  const place = (row: Row, at: number): Placed<Row> => ({ row, keys: by.keys(row), at });
  let given: Placed<Row>[] = [];
  let sorted: Placed<Row>[] = [];
  return (rows) => {
    const changed = changedPlaces(given, rows);
    if (changed === null) {
      given = rows.map(place);
      sorted = given.toSorted(compare);
    } else if (changed.length > 0) {
      const gone = new Set(changed.map((at) => given[at]));
      sorted = sorted.filter((held) => !gone.has(held));
      given = given.slice();
      for (const at of changed) {
        const fresh = place(rows[at] as Row, at);
        given[at] = fresh;
        sorted.splice(placeAmong(sorted, fresh, compare), 0, fresh);
      }
    }
    return sorted.map(({ row }) => row);
  };
}

/** Where the rows differ from last time's; null when too many do, or they are more or fewer. */
function changedPlaces<Row>(given: readonly Placed<Row>[], rows: readonly Row[]): number[] | null {
  if (given.length !== rows.length) return null;
  const changed: number[] = [];
  for (let at = 0; at < rows.length; at++) {
    if (given[at]?.row !== rows[at]) changed.push(at);
    if (changed.length > FEW) return null;
  }
  return changed;
}

function placeAmong<T>(sorted: readonly T[], fresh: T, compare: (one: T, other: T) => number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compare(sorted[middle] as T, fresh) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
