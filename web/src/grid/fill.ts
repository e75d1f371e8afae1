import type { TFunction } from "i18next";
import { converted } from "./cell-values";
import type { ColumnType } from "./column";
import { type Direction, placeOf, type Cell, type Rect } from "./range";
import { repeated } from "./series";
import { type Change, put, type Table } from "./table";

export interface Fill {
  source: Rect;
  direction: Direction;
  /** How many rows or columns beyond the source. */
  count: number;
}

/** Where the handle was dragged to: straight away from the source, the way that is further. Null while it is still over the source. */
export function fillTo(source: Rect, to: Cell, table: Table<unknown>): Fill | null {
  const place = placeOf(to, table.sheet);
  if (!place) return null;
  const away: [Direction, number][] = [
    ["down", place.row - source.bottom],
    ["up", source.top - place.row],
    ["right", place.column - source.right],
    ["left", source.left - place.column],
  ];
  const [direction, count] = away.reduce((most, each) => (each[1] > most[1] ? each : most));
  return count > 0 ? { source, direction, count } : null;
}

/** A double click on the handle: down to the end of the group the block ends in. */
export function fillGroup(source: Rect, table: Table<unknown>): Fill | null {
  const [, last] = table.sheet.groupOf(source.bottom);
  return last > source.bottom ? { source, direction: "down", count: last - source.bottom } : null;
}

/** The cells a fill writes. */
export function filledRect({ source, direction, count }: Fill): Rect {
  const { top, bottom, left, right } = source;
  if (direction === "down") return { ...source, top: bottom + 1, bottom: bottom + count };
  if (direction === "up") return { ...source, top: top - count, bottom: top - 1 };
  if (direction === "right") return { ...source, left: right + 1, right: right + count };
  return { ...source, left: left - count, right: left - 1 };
}

/** What a fill would write: each column (or, sideways, each row) goes on by itself, as a series where its type knows one. */
export function fillPlan<Row>(fill: Fill, table: Table<Row>, t: TFunction): Change<Row> {
  const change: Change<Row> = { edits: [], misfits: [] };
  const { source, direction, count } = fill;
  const isAcross = direction === "left" || direction === "right";
  const isBack = direction === "up" || direction === "left";
  const [first, last] = isAcross ? [source.top, source.bottom] : [source.left, source.right];
  const [start, end] = isAcross ? [source.left, source.right] : [source.top, source.bottom];
  for (let lane = first; lane <= last; lane++) {
    const at = (place: number) => (isAcross ? ([lane, place] as const) : ([place, lane] as const));
    const seeds = Array.from({ length: end - start + 1 }, (_, place) => seedAt(table, ...at(start + place)));
    const known = seeds.filter((seed) => seed !== null);
    if (known.length < seeds.length) continue;
    const types = Array.from({ length: count }, (_, step) =>
      typeAt(table, at(isBack ? start - 1 - step : end + 1 + step)[1]),
    );
    const next = continued(isBack ? known.toReversed() : known, types);
    for (const [step, seed] of next.entries())
      write(change, table, at(isBack ? start - 1 - step : end + 1 + step), seed, t);
  }
  return change;
}

/** Ctrl+D: the first row of each block once more in the rows under it; a block of one row takes the row above. */
export function fillDownPlan<Row>(rects: readonly Rect[], table: Table<Row>, t: TFunction): Change<Row> {
  const change: Change<Row> = { edits: [], misfits: [] };
  for (const { top, bottom, left, right } of rects) {
    const from = top === bottom ? top - 1 : top;
    for (let column = left; column <= right; column++) {
      const seed = seedAt(table, from, column);
      if (seed) for (let row = from + 1; row <= bottom; row++) write(change, table, [row, column], seed, t);
    }
  }
  return change;
}

interface Seed {
  value: unknown;
  type: ColumnType;
}

function seedAt<Row>(table: Table<Row>, row: number, column: number): Seed | null {
  const [held, shown] = [table.row(row), table.column(column)];
  return held !== undefined && shown ? { value: shown.value(held), type: shown.type } : null;
}

function typeAt<Row>(table: Table<Row>, column: number): ColumnType | undefined {
  return table.column(column)?.type;
}

/** As a series only among cells of one type: a name dragged into the description beside it is that name. */
function continued(seeds: Seed[], targets: readonly (ColumnType | undefined)[]): Seed[] {
  const type = seeds[0]?.type;
  const count = targets.length;
  const isAlike =
    seeds.every((seed) => seed.type.name === type?.name) && targets.every((to) => to?.name === type?.name);
  if (!type?.series || !isAlike) return repeated(seeds, count);
  const values = type.series(
    seeds.map(({ value }) => value),
    count,
  );
  return values.map((value) => ({ value, type }));
}

function write<Row>(
  change: Change<Row>,
  table: Table<Row>,
  [place, at]: readonly [number, number],
  seed: Seed,
  t: TFunction,
): void {
  const [row, column] = [table.row(place), table.column(at)];
  if (row === undefined || !column) return;
  const parsed = converted(seed.value, seed.type, column.type);
  const text = seed.type.text(seed.value);
  // Filled down from a row without such a task, the rows below keep theirs.
  if (text === "" && "problem" in column.type.parse("")) return;
  put(change, table, { row, column }, parsed, { text, readOnly: t("cells.readOnly") });
}
