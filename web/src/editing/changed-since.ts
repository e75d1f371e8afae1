import type { GridCopy, GridRow, GridTask } from "@/api/grid-copy";
import { taskColumnId } from "@/api/task-column";
import { sameValue } from "@/grid/same-value";

/** One value that is another now than it was. */
export interface Difference {
  table: "entity" | "task";
  /** The step of the task that it is of. */
  taskTypeId: string | null;
  /** A field as edits name it; "*" where all of a task has gone since. */
  field: string;
  was: unknown;
  now: unknown;
}

/** A row of the past that is not today what it was. */
export interface ChangedRow {
  row: GridRow;
  /** It is no longer on the page: archived, moved or deleted. */
  isGone: boolean;
  differences: readonly Difference[];
}

const ROW_FIELDS = [
  ...(["name", "description", "parent_id", "entity_type_id", "code", "status", "nb_frames", "frame_in"] as const),
  ...(["frame_out", "handle_in", "handle_out", "fps", "cut_order", "thumbnail_id", "tags"] as const),
];
const TASK_FIELDS = [
  ...(["task_status_id", "member_ids", "start_date", "due_date", "estimate_minutes", "priority"] as const),
];

/** What of a grid as it was is otherwise now, by row. Rows and tasks made since are none of it: they were not there. */
export function changedSince(past: GridCopy, now: GridCopy): Map<string, ChangedRow> {
  const changed = new Map<string, ChangedRow>();
  for (const row of past.rows.values()) {
    const held = now.rows.get(row.id);
    const differences = held ? differencesOf(row, held) : [];
    if (!held || differences.length > 0) changed.set(row.id, { row, isGone: !held, differences });
  }
  return changed;
}

/** A task of the past that is not today what it was, with the row it is of: that is what comes back, all of it together. */
export interface ChangedTask {
  of: ChangedRow;
  isGone: boolean;
  differences: readonly Difference[];
}

/** The same task by task, for a list of them. */
export function changedTasks(past: GridCopy, now: GridCopy): Map<string, ChangedTask> {
  const changed = new Map<string, ChangedTask>();
  for (const of of changedSince(past, now).values()) {
    for (const task of of.row.tasks) {
      const held = now.rows.get(of.row.id)?.tasks.find(({ id }) => id === task.id);
      const about = { table: "task", taskTypeId: task.task_type_id } as const;
      const differences = held ? ofTask(task, held).map((one) => ({ ...about, ...one })) : [];
      if (!held || differences.length > 0) changed.set(task.id, { of, isGone: !held, differences });
    }
  }
  return changed;
}

function differencesOf(was: GridRow, now: GridRow): Difference[] {
  const differences: Difference[] = [];
  const note = (field: string, before: unknown, after: unknown) => {
    if (!sameValue(before, after))
      differences.push({ table: "entity", taskTypeId: null, field, was: before, now: after });
  };
  for (const field of ROW_FIELDS) note(field, was[field], now[field]);
  const [own, ownNow] = [was.extra ?? {}, now.extra ?? {}];
  for (const key of new Set([...Object.keys(own), ...Object.keys(ownNow)])) note(`extra.${key}`, own[key], ownNow[key]);
  for (const task of was.tasks) {
    const held = now.tasks.find(({ id }) => id === task.id);
    const of = { table: "task", taskTypeId: task.task_type_id } as const;
    if (!held) differences.push({ ...of, field: "*", was: task.task_status_id, now: null });
    else differences.push(...ofTask(task, held).map((one) => ({ ...of, ...one })));
  }
  return differences;
}

function ofTask(was: GridTask, now: GridTask): { field: string; was: unknown; now: unknown }[] {
  return TASK_FIELDS.filter((field) => !sameValue(inNoOrder(was[field]), inNoOrder(now[field]))).map((field) => ({
    ...{ field, was: was[field], now: now[field] },
  }));
}

function inNoOrder(value: unknown): unknown {
  return Array.isArray(value) ? value.toSorted() : value;
}

/** The column of a grid that shows what a difference is of. */
export function columnOfDifference({ field, taskTypeId }: Difference): string {
  if (taskTypeId) return taskColumnId(taskTypeId);
  return SHOWN_AS[field] ?? field;
}

const SHOWN_AS: Readonly<Record<string, string>> = {
  parent_id: "parent",
  entity_type_id: "entity_type",
  thumbnail_id: "thumbnail",
};
