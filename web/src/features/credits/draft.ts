import type { CreditChoice, CreditLine, Credits } from "@/api/credits";

/** A line as somebody is arranging it. `key` stays while it moves. */
export interface Line extends CreditLine {
  key: string;
}

export type Changes = Partial<Pick<Line, "name" | "role" | "section" | "hidden">>;

/** Something done to the lines, whatever they are by the time that it is written. */
export type Step = (lines: readonly Line[]) => Line[];

/** The lines of the server, each under its key: another than its own for those that were made here. */
export function linesOf(credits: Credits, keys: ReadonlyMap<string, string> = new Map()): Line[] {
  return credits.sections.flatMap(({ lines }) => lines.map((line) => ({ ...line, key: keyOf(line, keys) })));
}

function keyOf({ id, member_id }: CreditLine, keys: ReadonlyMap<string, string>): string {
  return member_id ?? keys.get(id ?? "") ?? id ?? "";
}

/** False for a line of no slot that waits for its name. */
export function isWhole(line: Line): boolean {
  return line.member_id !== null || Boolean(line.name?.trim());
}

/** The new lines that were sent under the ids they got: id and key. */
export function newIds(sent: readonly Line[], before: Credits, now: Credits): [string, string][] {
  const known = new Set(linesOf(before).map(({ id }) => id));
  const isOwn = ({ member_id }: CreditLine) => member_id === null;
  const ids = linesOf(now).filter((line) => isOwn(line) && !known.has(line.id));
  const keys = sectionsOf(sent).flatMap(({ lines }) =>
    lines.filter((line) => isOwn(line) && !line.id && isWhole(line)),
  );
  return ids.flatMap(({ id }, at) => (id && keys[at] ? [[id, keys[at].key]] : []));
}

/** What is sent of a line: its place, and only what is not as its slot says. */
export function choiceOf(line: Line): CreditChoice {
  const own = line.member_id === null;
  const said = (field: "name" | "role" | "section") => {
    const value = line[field]?.trim() || null;
    return value !== null && (own || value !== line[`usual_${field}`]) ? { [field]: value } : {};
  };
  return {
    ...(line.id && { id: line.id }),
    ...(line.member_id && { member_id: line.member_id }),
    ...{ ...said("section"), ...said("name"), ...said("role"), hidden: line.hidden },
  };
}

/** The lines with one of them so many places further; into the section whose lines it comes to stand among. */
export function moved(lines: readonly Line[], key: string, by: -1 | 1): Line[] {
  const at = lines.findIndex((line) => line.key === key);
  const line = lines[at];
  const neighbour = lines[at + by];
  if (!line || !neighbour) return [...lines];
  // At the edge of its section it first goes over to the next one, as its first or last line.
  if (neighbour.section !== line.section) return changed(lines, key, { section: neighbour.section });
  const order = [...lines];
  order.splice(at, 1);
  order.splice(at + by, 0, line);
  return order;
}

/** The lines with one of them put before another, or after it. */
export function placed(lines: readonly Line[], key: string, target: string, side: "before" | "after"): Line[] {
  const line = lines.find((one) => one.key === key);
  const there = lines.find((one) => one.key === target);
  if (!line || !there || line === there) return [...lines];
  const rest = lines.filter((one) => one !== line);
  rest.splice(rest.indexOf(there) + Number(side === "after"), 0, { ...line, section: there.section });
  return rest;
}

/** The sections in their order with one of them before or after its neighbour. */
export function sectionMoved(lines: readonly Line[], section: string | null, by: -1 | 1): Line[] {
  const groups = sectionsOf(lines);
  const at = groups.findIndex(({ name }) => name === section);
  const group = groups[at];
  if (!group || !groups[at + by]) return [...lines];
  groups.splice(at, 1);
  groups.splice(at + by, 0, group);
  return groups.flatMap(({ lines: own }) => own);
}

export function sectionRenamed(lines: readonly Line[], section: string | null, name: string | null): Line[] {
  return lines.map((line) => (line.section === section ? { ...line, section: name } : line));
}

export function changed(lines: readonly Line[], key: string, changes: Changes): Line[] {
  return lines.map((line) => (line.key === key ? { ...line, ...changes } : line));
}

export function newLine(key: string, section: string | null): Line {
  return {
    ...{ key, section, id: null, member_id: null, account_id: null, name: "", role: "", hidden: false },
    ...{ usual_name: null, usual_role: null, usual_section: null, tasks: 0, done: 0, entities: 0, by_type: [] },
  };
}

export interface Section {
  name: string | null;
  lines: Line[];
}

/** Lines under their headings: a heading stands where its first line does. */
export function sectionsOf(lines: readonly Line[]): Section[] {
  return [...Map.groupBy(lines, ({ section }) => section)].map(([name, own]) => ({ name, lines: own }));
}

/** What rolls over the screen. */
export function named(lines: readonly Line[]): Section[] {
  return sectionsOf(lines.filter(({ name, hidden }) => name?.trim() && !hidden));
}
