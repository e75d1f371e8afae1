import type { Problem } from "./problem";

/** One value a person typed: of a row's field, or of a task's. `seen` and `rev` are what stood there when they began. */
export interface Edit {
  table: "entity" | "task";
  id: string;
  /** As the server calls it; `member_ids` of a task are its assignees, `extra.<key>` is a field of the studio's own. */
  field: string;
  value: unknown;
  seen: unknown;
  rev: number;
}

/** A row to make. Its id is made here (uuid7), so that what comes with it can name it and a retry makes nothing twice. */
export interface NewEntity {
  id: string;
  kind: string;
  name: string;
  [field: string]: unknown;
}

export interface NewTask {
  id: string;
  entity_id: string;
  task_type_id: string;
  member_ids?: string[];
  [field: string]: unknown;
}

/** All that a person meant by one paste, fill, Delete, dialog: one request, one change set, one step of undo. */
export interface Gesture {
  edits?: readonly Edit[];
  newEntities?: readonly NewEntity[];
  newTasks?: readonly NewTask[];
  /** Stands in the diary. */
  note?: string;
  /** What undo calls it, in the person's words; found by itself when left out. */
  title?: string;
}

/** What a gesture was, for "Undo: status of 12 tasks". */
export interface Told {
  /** The field that was edited; "create", "mixed" for several. */
  what: string;
  table: "entity" | "task";
  count: number;
  title?: string;
}

export interface PendingEdit extends Edit {
  state: "saving" | "failed" | "conflict";
  problem?: Problem;
  /** The value somebody else put there meanwhile. */
  theirs?: unknown;
}

export type Pending = ReadonlyMap<string, PendingEdit>;

export function editKey(edit: Pick<Edit, "id" | "field">): string {
  return `${edit.id} ${edit.field}`;
}

/** Whether two values are one to the person; who does a task has no order. */
export function same(one: unknown, other: unknown, field = ""): boolean {
  if (one === other) return true;
  if (field === "member_ids" && Array.isArray(one) && Array.isArray(other))
    return JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted());
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

const EXTRA = "extra.";

/** The key of a studio's own field; null for a field of the row itself. */
export function extraKey(field: string): string | null {
  return field.startsWith(EXTRA) ? field.slice(EXTRA.length) : null;
}

/** A field's value in a row, also one of the studio's own. */
export function valueIn(row: Readonly<Record<string, unknown>>, field: string): unknown {
  const key = extraKey(field);
  return key === null ? row[field] : (row.extra as Record<string, unknown> | undefined)?.[key];
}

export function toldOf({ edits = [], newEntities = [], newTasks = [], title }: Gesture): Told {
  const named = title ? { title } : {};
  if (newEntities.length > 0) return { what: "create", table: "entity", count: newEntities.length, ...named };
  if (newTasks.length > 0 && edits.length === 0)
    return { what: "create", table: "task", count: newTasks.length, ...named };
  const fields = new Set(edits.map(({ field }) => field));
  const [first] = edits;
  const isOne = fields.size === 1 && edits.every(({ table }) => table === first?.table);
  const rows = new Set(edits.map(({ id }) => id));
  return {
    what: isOne ? (first?.field ?? "mixed") : "mixed",
    table: first?.table ?? "entity",
    count: isOne ? rows.size : edits.length,
    ...named,
  };
}
