import type { Choice } from "@/lib/choice";
/** What a filter may ask of a field; the meaning of each stands in view/filter.ts. */
export type Operator =
  | "is"
  | "is_not"
  | "in"
  | "not_in"
  | "contains"
  | "not_contains"
  | "starts_with"
  | "ends_with"
  | "lt"
  | "le"
  | "gt"
  | "ge"
  | "between"
  | "empty"
  | "not_empty";

/** What typed or pasted text means to a type; a problem is words for the person who typed it. */
export type Parsed<V = unknown> = { value: V } | { problem: string };

export type TypeName =
  | "text"
  | "long_text"
  | "number"
  | "frames"
  | "checkbox"
  | "list"
  | "tags"
  | "date"
  | "duration"
  | "person"
  | "entity"
  | "status"
  | "thumbnail"
  | "links"
  | "task";

/** All a grid knows about one kind of value. A type with options (its choices, hours in a day) is made by a function of them. */
export interface ColumnType<V = unknown> {
  name: TypeName;
  /** As the cell shows it. `parse` reads it back as the same value. */
  text(value: V): string;
  /** For other programs, where it differs from what the cell shows: dates as ISO days, so that a spreadsheet knows them. */
  plain?(value: V): string;
  /** For another cell of ours, where text could lose something: ids instead of names. */
  raw?(value: V): string;
  /** Empty text means `empty`. */
  parse(text: string): Parsed<V>;
  parseRaw?(raw: string): Parsed<V>;
  /** How what is being typed is understood, said beside the field where that helps: "1:30" is "1 h 30 min". */
  reading?(text: string): string;
  /** Order of two values that are there; where empty ones go is decided by who sorts. */
  compare(one: V, other: V): number;
  /** What Delete writes. */
  empty: V;
  /** The next `count` values after some neighbours, for the fill handle; absent: the seeds again and again. */
  series?(seeds: V[], count: number): V[];
  /** How a group or the selection adds values up; absent: not at all. */
  sum?: "sum" | "count";
  /** The values to choose from, in their order. */
  choices?(): readonly Choice[];
}

/** How one cell stands beside its value. */
export interface CellState {
  isSaving: boolean;
  /** Why the value is not saved; empty when nothing is wrong. */
  problem: string;
  /** Who touched it last, for hovering. */
  hint: string;
  /** What about the value asks for attention, in words: "late". */
  mark?: string;
  /** In a grid of the past: what it holds today, in words, when that is something else. */
  today?: string;
  /** Name of somebody else whose cursor is here; empty when nobody's is. */
  presence: string;
}

/** A column of the grid. Its id is the field's id in filters, sorts and groups. */
export interface Column<Row> {
  id: string;
  title: string;
  type: ColumnType;
  width: number;
  /** The value as data: an id, a number, an ISO day, a list of ids. */
  value(row: Row): unknown;
  /** What the cell draws when that is more than its value. Compared by content, so it may be made anew each time. */
  view?(row: Row): unknown;
  /** Where Enter on the cell leads. */
  link?(row: Row): string;
  isEditable(row: Row): boolean;
  /** Why not, for hovering; empty where nothing needs saying. */
  readOnlyReason?: string;
  state(row: Row): CellState;
  isPinned?: boolean;
  /** Where a view pins it beside that. */
  pinned?: "left" | "right" | null;
  /** Its text is what the row is known by. */
  isStrong?: boolean;
  isHideable?: boolean;
  /** The page works it out by itself: the server knows no such field. */
  isOfPage?: boolean;
  isHiddenByDefault?: boolean;
  canSort?: boolean;
  canFilter?: boolean;
  canGroup?: boolean;
  /** A mark before the title, for columns that belong to a step of the workflow. */
  color?: string;
}

/** One value a person put into one cell, with the row as it was when they began. */
export interface CellEdit<Row> {
  row: Row;
  column: string;
  value: unknown;
}
