import { extraKey, same, valueIn } from "./edits";
import type { Item, ItemEdit } from "./edits-item";
import type { Problem } from "./problem";

type Row = Readonly<Record<string, unknown>> & { id: string; rev: number };

export interface Body {
  entities?: (Record<string, unknown> & { id: string; rev: number })[];
  tasks?: (Record<string, unknown> & { id: string; rev: number })[];
  assignees?: { task_id: string; member_ids: unknown; seen: unknown }[];
  new_entities?: readonly object[];
  new_tasks?: readonly object[];
  note?: string;
}

export interface Answer {
  change_set_id: string | null;
  entities: Row[];
  tasks: Row[];
}

/** One request for all of a gesture. */
export function bodyOf({ edits, newEntities, newTasks, note }: Item): Body {
  const assignees = edits.filter(({ field }) => field === "member_ids");
  const entities = rowsOf(edits.filter(({ table }) => table === "entity"));
  const tasks = rowsOf(edits.filter(({ table, field }) => table === "task" && field !== "member_ids"));
  return {
    ...(entities.length > 0 ? { entities } : {}),
    ...(tasks.length > 0 ? { tasks } : {}),
    ...(assignees.length > 0
      ? { assignees: assignees.map(({ id, value, seen }) => ({ task_id: id, member_ids: value, seen })) }
      : {}),
    ...(newEntities.length > 0 ? { new_entities: newEntities } : {}),
    ...(newTasks.length > 0 ? { new_tasks: newTasks } : {}),
    ...(note ? { note } : {}),
  };
}

function rowsOf(edits: readonly ItemEdit[]): { id: string; rev: number }[] {
  return [...Map.groupBy(edits, ({ id }) => id)].map(([id, fields]) => ({
    ...Object.fromEntries(fields.filter(({ field }) => extraKey(field) === null).map((one) => [one.field, one.value])),
    ...extraOf(fields),
    id,
    // The oldest: a value typed over something that has changed since must not ride on a younger neighbour.
    rev: Math.min(...fields.map(({ rev }) => rev)),
  }));
}

function extraOf(fields: readonly ItemEdit[]): { extra?: Record<string, unknown> } {
  const own = fields.filter(({ field }) => extraKey(field) !== null);
  if (own.length === 0) return {};
  // Only what was written: the server lays it over what the row holds, so that two people in two fields both have their way.
  return { extra: Object.fromEntries(own.map(({ field, value }) => [extraKey(field) ?? "", value ?? null])) };
}

interface RevConflict {
  table?: string;
  row_id: string;
  rev: number;
  current: Record<string, unknown>;
  /** Those that somebody wrote since, and differently; absent where the server cannot tell. */
  fields?: string[];
}

export interface Disagreement {
  /** Send these again: nobody touched these values. */
  again: ItemEdit[];
  /** Somebody put another value there. */
  clash: ItemEdit[];
  /** The rows as they stand, by table. */
  rows: { table: "entity" | "task"; row: Row }[];
}

/** Sorts a refused gesture: another field of the row changed is no conflict, the same value written by both is none either. */
export function disagreement(edits: readonly ItemEdit[], { facts }: Problem): Disagreement {
  const listed = (Array.isArray(facts.conflicts) ? facts.conflicts : [facts]) as RevConflict[];
  const ofRows = new Map(listed.filter(({ table }) => !isAssignee(table)).map((one) => [one.row_id, one]));
  const ofAssignees = new Map(listed.filter(({ current }) => "member_ids" in current).map((one) => [one.row_id, one]));
  const again: ItemEdit[] = [];
  const clash: ItemEdit[] = [];
  for (const edit of edits) {
    const conflict = (edit.field === "member_ids" ? ofAssignees : ofRows).get(edit.id);
    const theirs = conflict && valueIn(conflict.current, edit.field);
    if (!conflict) again.push(edit);
    else if (!isMeant(edit, conflict)) again.push(fresh(edit, conflict, edit.seen));
    else if (same(theirs, edit.value, edit.field)) continue;
    else if (same(theirs, edit.seen, edit.field)) again.push(fresh(edit, conflict, theirs));
    else clash.push({ ...edit, theirs });
  }
  return { again, clash, rows: [...ofRows.values()].map(rowOf) };
}

function isMeant({ field }: ItemEdit, { fields }: RevConflict): boolean {
  return fields === undefined || fields.includes(field);
}

function isAssignee(table: string | undefined): boolean {
  return table === "task_assignee";
}

function fresh(edit: ItemEdit, { rev }: RevConflict, seen: unknown): ItemEdit {
  return { ...edit, seen, rev };
}

function rowOf({ table, row_id, rev, current }: RevConflict): { table: "entity" | "task"; row: Row } {
  const isTask = table === "task" || "task_status_id" in current;
  return { table: isTask ? "task" : "entity", row: { ...current, id: row_id, rev } };
}

/** Ids of the rows a refusal names: by a place in the request ("entities.3.name"), or by the row's own id. */
export function culprits(body: Body, problem: Problem): ReadonlySet<string> {
  const named = problem.fieldErrors.flatMap(({ field }) => {
    const [list = "", place = ""] = field.split(".");
    const row = (body as Record<string, { id?: string; task_id?: string }[]>)[list]?.[Number(place)];
    return row?.id ?? row?.task_id ?? [];
  });
  const { row_id } = problem.facts;
  return new Set(typeof row_id === "string" ? [...named, row_id] : named);
}
