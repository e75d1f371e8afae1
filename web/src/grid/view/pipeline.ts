import type { GroupLine, Line, RowLine } from "@/grid/line";
import type { Field, Fields } from "./field";
import { type Asker, type Broken, compile, type Filter } from "./filter";
import { type Grouped, grouper, shareOf, total } from "./group";
import { type Tongue, valueLabel } from "./labels";
import { lastAnswer, remembered } from "./remembered";
import { orderer } from "./order";
import type { Sort } from "./view-state";

/** What to make of the rows. Parts that stay the same objects are not worked out again. */
export interface Recipe<Row> {
  fields: Fields<Row>;
  filter: Filter | null;
  sort: readonly Sort[];
  group: readonly string[];
  asker: Asker;
  /** Ids of the groups that show their heading only. */
  closed: ReadonlySet<string>;
  heading: HeadingNeeds<Row>;
}

export interface HeadingNeeds<Row> {
  tongue: Tongue;
  /** "6 shots". */
  count: (rows: readonly Row[]) => string;
  /** Added up in headings. */
  sums: readonly Field<Row>[];
  /** The field that tells of each task whether it is done. */
  done?: Field<Row>;
}

export interface Shown<Row> {
  lines: Line<Row>[];
  /** The rows that match, in the order shown, those of closed groups too. */
  rows: Row[];
  groupIds: string[];
  broken: readonly Broken[];
}

/**
 * Rows to lines: filter, sort, group. Rows come in their default order, which decides between equals. Made once for a page and asked
 * again for every change: only rows that are other objects than last time are asked their values and put in order anew, so that one
 * changed row costs a walk over the list and no more.
 */
export function pipeline<Row extends { id: string }>(): (rows: readonly Row[], recipe: Recipe<Row>) => Shown<Row> {
  const filtering = lastAnswer((filter: Filter | null, fields: Fields<Row>, asker: Asker) => {
    const { test, broken } = compile(filter, fields, asker);
    return { matches: filter ? remembered(test) : test, broken };
  });
  const ordering = lastAnswer((sort: readonly Sort[], fields: Fields<Row>) => orderer(sort, fields));
  const grouping = lastAnswer((group: readonly string[], sort: readonly Sort[], fields: Fields<Row>) =>
    grouper(levelsOf(group, sort, fields)),
  );
  const heading = lastAnswer(headings<Row>);
  const lineOf = remembered((row: Row): RowLine<Row> => ({ kind: "row", id: row.id, row }));

  return (rows, { fields, filter, sort, group, asker, closed, heading: needs }) => {
    const { matches, broken } = filtering(filter, fields, asker);
    const matching = filter ? rows.filter(matches) : rows;
    const order = ordering(sort, fields);
    const ordered = order ? order(matching) : matching;
    const groups = grouping(group, sort, fields)(ordered);
    if (groups.length === 0) return { lines: ordered.map(lineOf), rows: [...ordered], groupIds: [], broken };
    const groupIds: string[] = [];
    const shown: Row[] = [];
    const lines: Line<Row>[] = [];
    const headingOf = heading(needs);
    const tell = (part: Grouped<Row>, isShown: boolean) => {
      groupIds.push(part.id);
      const isOpen = !closed.has(part.id);
      if (isShown) lines.push(headingOf(part, isOpen));
      for (const inner of part.within) tell(inner, isShown && isOpen);
      if (part.within.length > 0) return;
      for (const row of part.rows) {
        shown.push(row);
        if (isShown && isOpen) lines.push(lineOf(row));
      }
    };
    for (const part of groups) tell(part, true);
    return { lines, rows: shown, groupIds, broken };
  };
}

function levelsOf<Row>(group: readonly string[], sort: readonly Sort[], fields: Fields<Row>) {
  return group.flatMap((id) => {
    const field = fields.get(id);
    return field ? [{ field, desc: sort.some((by) => by.field === id && by.desc) }] : [];
  });
}

/** The line of a group's heading; the same object while nothing in the group changed. */
function headings<Row>(needs: HeadingNeeds<Row>): (group: Grouped<Row>, isOpen: boolean) => GroupLine {
  const made = new Map<string, { rows: readonly Row[]; line: GroupLine }>();
  return (group, isOpen) => {
    const held = made.get(group.id);
    if (held && isSameList(held.rows, group.rows)) {
      if (held.line.isOpen !== isOpen) held.line = { ...held.line, isOpen };
      return held.line;
    }
    const line: GroupLine = { kind: "group", ...told(group, needs), isOpen };
    made.set(group.id, { rows: group.rows, line });
    return line;
  };
}

function told<Row>({ id, level, field, value, rows }: Grouped<Row>, needs: HeadingNeeds<Row>) {
  const { tongue, count, sums, done } = needs;
  const name = valueLabel(field, value, tongue);
  const added = sums.flatMap((summed) => {
    const sum = total(rows, summed);
    return sum === 0 ? [] : [summed.sumLabel?.(sum) ?? `${summed.title} ${sum}`];
  });
  const progress = done ? shareOf(rows, done) : null;
  return {
    ...{ id, level, name, progress, toggleLabel: name },
    description: field.choices?.find((choice) => choice.id === value)?.note ?? "",
    summary: [count(rows), ...added].join(" · "),
    progressLabel: progress === null ? "" : `${Math.round(progress * 100)} %`,
  };
}

function isSameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at]);
}
