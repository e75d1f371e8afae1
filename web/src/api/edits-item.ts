import {
  type Edit,
  editKey,
  type Gesture,
  type NewEntity,
  type NewTask,
  type Pending,
  type PendingEdit,
  same,
  type Told,
} from "./edits";
import { Problem } from "./problem";

/** A value that waits for its turn, or is held back. */
export interface ItemEdit extends Edit {
  /** In a conflict: what somebody else put there. */
  theirs?: unknown;
}

/**
 * What waits for the server, as it is kept in the browser: a gesture, or the undoing of one.
 *
 * queued: will be sent in its turn. failed: refused, the person may try again. conflict: the person chooses. settling: saved, and shown until
 * the stream has told of it.
 */
export interface Item {
  id: string;
  /** The gesture it belongs to: a very large one is several items. */
  group: string;
  /** Rises with every gesture of this browser. */
  order: number;
  kind: "gesture" | "undo" | "redo";
  state: "queued" | "failed" | "conflict" | "settling";
  edits: ItemEdit[];
  newEntities: readonly NewEntity[];
  newTasks: readonly NewTask[];
  note: string | null;
  told: Told;
  /** Says to the server that a request is the same one again. */
  key: string;
  /** What was sent, once it was: an answer may have been lost, and the same must be sent again. */
  body: object | null;
  tries: number;
  problem: Refusal | null;
  /** Of an undo or redo: what it takes back, and the group whose change sets are not known yet. */
  changeSets: string[];
  of: string | null;
}

/** A Problem as it can be kept. */
export type Refusal = Pick<Problem, "status" | "slug" | "title" | "facts"> & { detail: string };

export function refusal({ status, slug, title, message, facts }: Problem): Refusal {
  return { status, slug, title, facts, detail: message };
}

export function problemOf({ status, slug, title, detail, facts }: Refusal): Problem {
  return new Problem(status, slug, title, detail, facts);
}

let latest = 0;

/** Two gestures of one millisecond, or of a clock set back, keep their order. */
export function nextOrder(): number {
  latest = Math.max(latest + 1, Date.now() * 1000);
  return latest;
}

/** A request takes so many rows. */
const MOST_ROWS = 10_000;

/** The parts of a gesture that fit in one request each: one, for all but enormous ones. */
export function parts(gesture: Gesture): Gesture[] {
  const { edits = [], newEntities = [], newTasks = [], ...rest } = gesture;
  const units: Gesture[] = [
    ...chunks(newEntities).map((chunk) => ({ newEntities: chunk })),
    ...chunks(newTasks).map((chunk) => ({ newTasks: chunk })),
    ...chunks([...Map.groupBy(edits, ({ id }) => id).values()]).map((chunk) => ({ edits: chunk.flat() })),
  ];
  const whole = newEntities.length + newTasks.length + new Set(edits.map(({ id }) => id)).size;
  return whole <= MOST_ROWS ? [gesture] : units.map((unit) => ({ ...rest, ...unit }));
}

function chunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / MOST_ROWS) }, (_, at) =>
    all.slice(at * MOST_ROWS, (at + 1) * MOST_ROWS),
  );
}

/** What the page lays over its rows: of two values for a cell the later one. */
export function pendingOf(items: readonly Item[], shown: Pending): Pending {
  const pending = new Map<string, PendingEdit>();
  for (const item of items) {
    const state = item.state === "failed" || item.state === "conflict" ? item.state : "saving";
    const problem = item.problem && problemOf(item.problem);
    for (const edit of item.edits) pending.set(editKey(edit), { ...edit, state, ...(problem ? { problem } : {}) });
  }
  return pending.size + shown.size > 0 ? pending : shown;
}

/** Takes some values out of an item; null when nothing is left of it. */
export function without(item: Item, cells: ReadonlySet<string>): Item | null {
  const edits = item.edits.filter((edit) => !cells.has(editKey(edit)));
  if (edits.length === item.edits.length) return item;
  return edits.length + item.newEntities.length + item.newTasks.length > 0 ? { ...item, edits } : null;
}

/** A row came back from the server: what waits for it, and began from what it holds now, goes on from its rev. */
export function rebased(item: Item, row: Readonly<Record<string, unknown>>): Item {
  if (item.body !== null || !item.edits.some(({ id }) => id === row.id)) return item;
  return { ...item, edits: item.edits.map((edit) => (edit.id === row.id ? onto(edit, row) : edit)) };
}

function onto(edit: ItemEdit, row: Readonly<Record<string, unknown>>): ItemEdit {
  const extra = (row.extra ?? {}) as Record<string, unknown>;
  const held = edit.field.startsWith("extra.") ? extra[edit.field.slice("extra.".length)] : row[edit.field];
  if (Number(row.rev) <= edit.rev || !same(held, edit.seen, edit.field)) return edit;
  return { ...edit, rev: Number(row.rev) };
}
