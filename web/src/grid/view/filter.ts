/**
 * Filters: a tree of conditions, and what it means for a row. The server (features/views) means the same by it.
 *
 * - A field of a row is a set of values: none or one for a plain field (null and "" are no value), several for tags, assignees, and the
 *   tasks of a step. `is, in, contains, starts_with, ends_with, lt, le, gt, ge, between` hold when any value matches. `is_not, not_in,
 *   not_contains` are their exact negation. `empty`: there is no value.
 * - Text is compared `folded` (lib/natural.ts): lower case, "i̇" as "i", "ς" as "σ", accents kept, nothing normalised.
 *   In SQL: replace(replace(lower(value), U&'i\0307', 'i'), 'ς', 'σ'). Ids and statuses are compared exactly.
 * - A checkbox without a value is false; with `isMany` (the `done` of several tasks) only values that are there count.
 * - Days are ISO days or relative (relative-dates.ts); `is, is_not, in, not_in` also take periods.
 * - `@me` is every slot of the person who asks, `@open` every slot that nobody fills.
 * - {"all": []} is true, {"any": []} is false.
 */
import type { Operator } from "@/grid/column";
import { folded } from "@/lib/natural";
import { type Field, type Fields, OPERATORS, type Value } from "./field";
import { dayMeant, periodMeant } from "./relative-dates";

export interface Condition {
  field: string;
  op: Operator;
  value?: unknown;
}

export type Filter = { all: Filter[] } | { any: Filter[] } | { not: Filter } | Condition;

/** Who asks, and when: what `@me`, `@open` and `@today` stand for. */
export interface Asker {
  today: string;
  me: ReadonlySet<string>;
  open: ReadonlySet<string>;
}

/** `unfinished`: it only waits for its value; nobody has done anything wrong. */
export type Flaw = "shape" | "field" | "operator" | "value" | "unfinished" | "tooDeep" | "tooMany";

/** What is wrong with a part of a filter, and where: "filter.all.2.value". */
export interface Broken {
  path: string;
  flaw: Flaw;
}

export interface Compiled<Row> {
  test: (row: Row) => boolean;
  /** Conditions that cannot be asked here. They are left out, as though they were not written. */
  broken: Broken[];
}

export const [MOST_LEVELS, MOST_CONDITIONS, MOST_VALUES] = [8, 200, 1_000];

type Test<Row> = (row: Row) => boolean;

/** A filter ready to be asked of many rows. Never throws: what it cannot understand it names. */
export function compile<Row>(filter: Filter | null, fields: Fields<Row>, asker: Asker): Compiled<Row> {
  const reading: Reading<Row> = { fields, asker, broken: [], conditions: 0 };
  const test = filter === null ? null : node(reading, filter, "filter", 1);
  return { test: test ?? (() => true), broken: reading.broken };
}

interface Reading<Row> {
  fields: Fields<Row>;
  asker: Asker;
  broken: Broken[];
  conditions: number;
}

/** Null: nothing is left of it to ask. */
function node<Row>(reading: Reading<Row>, filter: unknown, path: string, level: number): Test<Row> | null {
  if (level > MOST_LEVELS) return flaw(reading, path, "tooDeep");
  if (!isObject(filter)) return flaw(reading, path, "shape");
  if (Array.isArray(filter.all)) {
    const parts = branches(reading, filter.all, `${path}.all`, level);
    return parts && ((row) => parts.every((part) => part(row)));
  }
  if (Array.isArray(filter.any)) {
    const parts = branches(reading, filter.any, `${path}.any`, level);
    return parts && ((row) => parts.some((part) => part(row)));
  }
  if ("not" in filter) {
    const part = node(reading, filter.not, `${path}.not`, level + 1);
    return part && ((row) => !part(row));
  }
  return typeof filter.field === "string"
    ? condition(reading, filter as unknown as Condition, path)
    : flaw(reading, path, "shape");
}

function branches<Row>(reading: Reading<Row>, filters: unknown[], path: string, level: number): Test<Row>[] | null {
  const parts = filters.map((part, at) => node(reading, part, `${path}.${at}`, level + 1));
  const whole = parts.filter((part) => part !== null);
  return whole.length === 0 && parts.length > 0 ? null : whole;
}

function condition<Row>(reading: Reading<Row>, asked: Condition, path: string): Test<Row> | null {
  reading.conditions += 1;
  if (reading.conditions > MOST_CONDITIONS) return flaw(reading, path, "tooMany");
  const field = reading.fields.get(asked.field);
  if (!field) return flaw(reading, `${path}.field`, "field");
  if (!OPERATORS[field.kind].includes(asked.op)) return flaw(reading, `${path}.op`, "operator");
  if (asked.op === "empty") return (row) => field.values(row).length === 0;
  if (asked.op === "not_empty") return (row) => field.values(row).length > 0;
  if (isUnfinished(asked)) return flaw(reading, `${path}.value`, "unfinished");
  const positive = POSITIVE[asked.op] ?? asked.op;
  const matches = matcher(field, positive, asked.value, reading.asker);
  if (matches === null) return flaw(reading, `${path}.value`, "value");
  if (typeof matches === "object") return flaw(reading, `${path}.value`, matches.flaw);
  const holds = anyOf(field, matches);
  return positive === asked.op ? holds : (row) => !holds(row);
}

/** A filter without the conditions that wait for a value: what is asked of the server, saved and told. */
export function finished(filter: Filter | null): Filter | null {
  if (filter === null || "field" in filter) return filter && !isUnfinished(filter) ? filter : null;
  if ("not" in filter) {
    const part = finished(filter.not);
    return part && { not: part };
  }
  const parts = ("all" in filter ? filter.all : filter.any).map(finished).filter((part) => part !== null);
  const isLeft = parts.length > 0 || ("all" in filter ? filter.all : filter.any).length === 0;
  return isLeft ? ("all" in filter ? { all: parts } : { any: parts }) : null;
}

function isUnfinished({ op, value }: Condition): boolean {
  if (op === "empty" || op === "not_empty") return false;
  return value == null || (op === "between" && Array.isArray(value) && value.some((bound) => bound == null));
}

const POSITIVE: Partial<Record<Operator, Operator>> = { is_not: "is", not_in: "in", not_contains: "contains" };

function anyOf<Row>(field: Field<Row>, matches: (value: Value) => boolean): Test<Row> {
  const whenNone = field.kind === "checkbox" && !field.isMany && matches(false);
  return (row) => {
    const values = field.values(row);
    return values.length === 0 ? whenNone : values.some(matches);
  };
}

type Matches = (value: Value) => boolean;

/** What one value has to be; null when the value asked for is none of this field's kind. */
function matcher<Row>(field: Field<Row>, op: Operator, wanted: unknown, asker: Asker): Matches | { flaw: Flaw } | null {
  if (op === "in" || op === "between") {
    const list = op === "in" && typeof wanted === "string" && field.kind === "date" ? [wanted] : wanted;
    if (!Array.isArray(list)) return null;
    if (list.length > MOST_VALUES) return { flaw: "tooMany" };
    return op === "in" ? oneOf(field, list, asker) : between(field, list, asker);
  }
  if (op === "is") return oneOf(field, [wanted], asker);
  if (field.kind === "text") return textMatcher(op, wanted);
  const bound = plainValue(field, wanted, asker);
  return bound === null ? null : ordered(op, bound);
}

function oneOf<Row>(field: Field<Row>, wanted: unknown[], asker: Asker): Matches | null {
  const spans = field.kind === "date" ? wanted.map((said) => periodMeant(String(said), asker.today)) : [];
  const slots: unknown[] = field.kind === "person" ? wanted.filter((said) => said === "@me" || said === "@open") : [];
  const plain = wanted
    .filter((said, at) => !spans[at] && !slots.includes(said))
    .map((said) => plainValue(field, said, asker));
  if (plain.includes(null)) return null;
  const values = new Set<Value | null>(plain);
  for (const slot of slots) for (const id of slot === "@me" ? asker.me : asker.open) values.add(id);
  if (field.kind === "text") return (value) => values.has(folded(String(value)));
  const periods = spans.filter((span) => span !== null);
  if (periods.length === 0) return (value) => values.has(value);
  return (value) => values.has(value) || periods.some(({ from, to }) => from <= String(value) && String(value) <= to);
}

function between<Row>(field: Field<Row>, bounds: unknown[], asker: Asker): Matches | null {
  const [least, most] = bounds.map((bound) => plainValue(field, bound, asker));
  if (bounds.length !== 2 || least == null || most == null) return null;
  return (value) => least <= value && value <= most;
}

function textMatcher(op: Operator, wanted: unknown): Matches | null {
  if (typeof wanted !== "string") return null;
  const text = folded(wanted);
  if (op === "contains") return (value) => folded(String(value)).includes(text);
  if (op === "starts_with") return (value) => folded(String(value)).startsWith(text);
  return (value) => folded(String(value)).endsWith(text);
}

function ordered(op: Operator, bound: Value): Matches {
  if (op === "lt") return (value) => value < bound;
  if (op === "le") return (value) => value <= bound;
  if (op === "gt") return (value) => value > bound;
  return (value) => value >= bound;
}

/** A value asked for as values of the field are held; null when it is none. */
function plainValue<Row>({ kind }: Field<Row>, said: unknown, asker: Asker): Value | null {
  if (kind === "number" || kind === "duration") return typeof said === "number" && Number.isFinite(said) ? said : null;
  if (kind === "checkbox") return typeof said === "boolean" ? said : null;
  if (typeof said !== "string") return null;
  if (kind === "date") return dayMeant(said, asker.today);
  return kind === "text" ? folded(said) : said;
}

function flaw<Row>(reading: Reading<Row>, path: string, what: Flaw): null {
  reading.broken.push({ path, flaw: what });
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
