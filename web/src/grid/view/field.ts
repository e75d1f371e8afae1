import type { Choice } from "@/lib/choice";
import type { Operator } from "@/grid/column";

/** What a field's values are: text; a number; minutes of work; an ISO day; true or false; one of named ids; a role slot's id. */
export type FieldKind = "text" | "number" | "duration" | "date" | "checkbox" | "choice" | "person";

export type Value = string | number | boolean;

/** Something rows can be filtered, sorted and grouped by. */
export interface Field<Row> {
  id: string;
  /** Whole, as it reads alone: "Animation · Due date". */
  title: string;
  /** As it reads under its section: "Due date". */
  short?: string;
  /** Fields of one section stand together in lists: the fields of one step of the workflow. */
  section?: string;
  kind: FieldKind;
  /** A row may have several values: tags, people, the tasks of a step. */
  isMany?: boolean;
  /** The values of a row; null and "" are none. */
  values: (row: Row) => readonly Value[];
  /** For choices and people: what the ids mean, in the order they sort. */
  choices?: readonly Choice[];
  /** Choices that sort by their names instead (people always do). */
  isByName?: boolean;
  /** Groups and footers add its values up. */
  isSummed?: boolean;
  /** How much is added up, in words: "593 frames". */
  sumLabel?: (total: number) => string;
  /** The heading of rows without a value: "Without a sequence". */
  none?: string;
  /** Another name of a field, understood where it is written and offered nowhere. */
  isAlias?: boolean;
  /** Too many or too long to be worth a heading of their own. */
  cannotGroup?: boolean;
}

const TEXT: readonly Operator[] = [
  ...(["contains", "not_contains", "is", "is_not", "starts_with", "ends_with", "in", "not_in"] as const),
  ...(["empty", "not_empty"] as const),
];
const ORDERED: readonly Operator[] = [
  ...(["is", "is_not", "lt", "le", "gt", "ge", "between", "in", "not_in", "empty", "not_empty"] as const),
];
const CHOSEN: readonly Operator[] = ["in", "not_in", "is", "is_not", "empty", "not_empty"];

/** What may be asked of each kind, the likeliest first. */
export const OPERATORS: Readonly<Record<FieldKind, readonly Operator[]>> = {
  text: TEXT,
  number: ORDERED,
  duration: ORDERED,
  date: ORDERED,
  checkbox: ["is", "is_not", "empty", "not_empty"],
  choice: CHOSEN,
  person: CHOSEN,
};

export type Fields<Row> = ReadonlyMap<string, Field<Row>>;

export function fieldsById<Row>(fields: Iterable<Field<Row>>): Fields<Row> {
  return new Map(Array.from(fields, (field) => [field.id, field]));
}
