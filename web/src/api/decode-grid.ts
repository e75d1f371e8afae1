import type { GridRow, GridTask } from "./grid-copy";

type Values = readonly unknown[];

/** The field lists of a grid answer: rows and tasks are arrays in their order. */
export interface Answered {
  row_fields: readonly string[];
  task_fields: readonly string[];
}

export const ROW_FIELDS = [
  ...["id", "rev", "parent_id", "entity_type_id", "name", "code", "description", "status", "frame_in", "frame_out"],
  ...["nb_frames", "handle_in", "handle_out", "fps", "cut_order", "thumbnail_id", "tags", "for_client"],
  ...["is_shared", "extra", "tasks"],
] as (keyof GridRow)[];

export const TASK_FIELDS = [
  ...["id", "rev", "task_type_id", "name", "task_status_id", "member_ids", "start_date", "due_date"],
  ...["estimate_minutes", "priority", "retake_count", "comment_count", "spent_minutes"],
  ...["added_on", "started_on", "done_on", "extra"],
] as (keyof GridTask)[];

export const PARENT_FIELDS = ["id", "name", "description", "parent_id", "above"] as const;

/** What most tasks hold of the studio's own fields, one and the same for all of them. */
const NOTHING_OWN: Readonly<Record<string, unknown>> = Object.freeze({});

/**
 * Turns the arrays of one answer into rows. Objects are written out field by field, so that 160,000 of them share one shape, and the ids
 * they point to (a status, a type, a member) are kept as one string each: both together make a page of 20,000 rows a third as large.
 */
export function decoder({ row_fields, task_fields }: Answered): (values: Values) => GridRow {
  const one = keptOnce();
  const row = places(row_fields, ROW_FIELDS);
  const task = places(task_fields, TASK_FIELDS);
  const decodeTask = (values: Values): GridTask => ({
    id: values[task.id] as string,
    rev: values[task.rev] as number,
    task_type_id: one(values[task.task_type_id]),
    name: one(values[task.name]),
    task_status_id: one(values[task.task_status_id]),
    member_ids: (values[task.member_ids] as string[]).map((id) => one<string>(id)),
    start_date: one(values[task.start_date]),
    due_date: one(values[task.due_date]),
    estimate_minutes: values[task.estimate_minutes] as number | null,
    priority: values[task.priority] as number,
    retake_count: values[task.retake_count] as number,
    comment_count: values[task.comment_count] as number,
    // A copy kept since before it was told has none.
    spent_minutes: (values[task.spent_minutes] ?? 0) as number,
    added_on: one(values[task.added_on] ?? null),
    started_on: one(values[task.started_on] ?? null),
    done_on: one(values[task.done_on] ?? null),
    extra: ownOf(values[task.extra]),
  });
  return (values) => ({
    id: values[row.id] as string,
    rev: values[row.rev] as number,
    parent_id: one(values[row.parent_id]),
    entity_type_id: one(values[row.entity_type_id]),
    name: values[row.name] as string,
    code: values[row.code] as string | null,
    description: values[row.description] as string,
    status: one(values[row.status]),
    frame_in: values[row.frame_in] as number | null,
    frame_out: values[row.frame_out] as number | null,
    nb_frames: values[row.nb_frames] as number | null,
    handle_in: values[row.handle_in] as number | null,
    handle_out: values[row.handle_out] as number | null,
    fps: one(values[row.fps]),
    cut_order: values[row.cut_order] as number | null,
    thumbnail_id: values[row.thumbnail_id] as string | null,
    tags: values[row.tags] as string[],
    for_client: values[row.for_client] === true,
    is_shared: values[row.is_shared] === true,
    extra: values[row.extra] as Record<string, unknown>,
    tasks: (values[row.tasks] as Values[]).map(decodeTask),
  });
}

function ownOf(extra: unknown): Readonly<Record<string, unknown>> {
  for (const _ in extra as object) return extra as Record<string, unknown>;
  return NOTHING_OWN;
}

/** Where each field stands; a field the answer lacks is read from beyond its end, and is undefined. */
function places<K extends string>(fields: readonly string[], wanted: readonly K[]): Record<K, number> {
  const at = (field: K) => (fields.includes(field) ? fields.indexOf(field) : fields.length);
  return Object.fromEntries(wanted.map((field) => [field, at(field)])) as Record<K, number>;
}

/** Equal strings as one and the same. */
function keptOnce() {
  const known = new Map<unknown, unknown>();
  return <T>(value: unknown): T => {
    const held = known.get(value);
    if (held !== undefined || value == null) return (held ?? value) as T;
    known.set(value, value);
    return value as T;
  };
}
