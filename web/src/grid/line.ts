/** What the grid shows: rows, and between them the headings of their groups. Grouping is ours, so headings are lines like any other. */
export interface RowLine<Row> {
  kind: "row";
  id: string;
  row: Row;
}

export interface GroupLine {
  kind: "group";
  id: string;
  /** Below how many other headings it stands. */
  level: number;
  name: string;
  description: string;
  /** "6 shots · 593 frames", ready to read. */
  summary: string;
  /** Share of the tasks that are done, 0 to 1; null when there are none. */
  progress: number | null;
  progressLabel: string;
  isOpen: boolean;
  toggleLabel: string;
}

export type Line<Row> = RowLine<Row> | GroupLine;

/**
 * The lines to show while somebody types in a cell: values move on, but no line comes, goes or changes its place under their hands.
 */
export function heldInPlace<Row>(shown: Line<Row>[], latest: Line<Row>[]): Line<Row>[] {
  const newest = new Map(latest.map((line) => [line.id, line]));
  return shown.map((line) => newest.get(line.id) ?? line);
}

/** Lines that did not change keep their identity, so that the grid leaves them alone. */
export function reusing<Row>(old: Line<Row>[], fresh: Line<Row>[]): Line<Row>[] {
  const known = new Map(old.map((line) => [line.id, line]));
  return fresh.map((line) => {
    const held = known.get(line.id);
    return held && isSame(held, line) ? held : line;
  });
}

function isSame<Row>(one: Line<Row>, other: Line<Row>): boolean {
  if (one.kind === "row" || other.kind === "row")
    return one.kind === "row" && other.kind === "row" && one.row === other.row;
  return (Object.keys(one) as (keyof GroupLine)[]).every((field) => one[field] === other[field]);
}
