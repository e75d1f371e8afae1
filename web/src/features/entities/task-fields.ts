import type { TFunction } from "i18next";
import { memberChoices, statusChoices } from "@/api/choices";
import type { GridRow, GridTask } from "@/api/grid-copy";
import type { Lookup } from "@/api/lookup";
import { doneOn } from "@/api/task-days";
import type { Field, FieldKind, Value } from "@/grid/view/field";

/** What the fields of tasks depend on beside the tasks. */
export interface TaskFieldNeeds {
  known: Lookup;
  t: TFunction;
  /** The person's calendar day, for what is late. */
  today: string;
}

/** The fields of the tasks a row has of one step, or of any: `task.<task type>.due_date`, `task.any.assignee`. */
export function taskFields(
  prefix: string,
  step: string,
  { known, t, today }: TaskFieldNeeds,
  isOne: (task: GridTask) => boolean,
): Field<GridRow>[] {
  const isDone = (task: GridTask) => known.statuses.get(task.task_status_id)?.is_done ?? false;
  const field = (
    id: keyof typeof NAMES,
    kind: FieldKind,
    ofTask: (task: GridTask) => Value | readonly Value[] | null,
    more: Partial<Field<GridRow>> = {},
  ): Field<GridRow> => {
    const short = t(`fields.${id}`);
    const values = (row: GridRow) => valuesOf(row.tasks, isOne, ofTask);
    return {
      ...{ id: `${prefix}.${id}`, title: t("fields.ofStep", { step, field: short }), short, section: step },
      ...{ kind, isMany: true, values, ...more },
    };
  };
  const noDate = t("fields.noDate");
  const status = field("status", "choice", (task) => task.task_status_id, { choices: statusChoices(known) });
  const done = field("done", "checkbox", isDone);
  const flag = (id: "is_wip" | "is_feedback_request" | "is_retake") => ({
    ...field(id, "checkbox", (task) => known.statuses.get(task.task_status_id)?.[id] ?? false),
    id: `${prefix}.status.${id}`,
  });
  return [
    status,
    field("assignee", "person", (task) => task.member_ids, {
      ...{ choices: memberChoices(known), none: t("fields.unassigned") },
    }),
    field("start_date", "date", (task) => task.start_date, { none: noDate }),
    field("due_date", "date", (task) => task.due_date, { none: noDate }),
    field("started_on", "date", (task) => task.started_on, { none: noDate }),
    field("done_on", "date", (task) => doneOn(task, known), { none: noDate }),
    field("added_on", "date", (task) => task.added_on, { none: noDate }),
    done,
    field("late", "checkbox", (task) => task.due_date !== null && task.due_date < today && !isDone(task)),
    field("estimate_minutes", "duration", (task) => task.estimate_minutes, { isSummed: true }),
    field("spent_minutes", "duration", (task) => task.spent_minutes, { isSummed: true }),
    field(
      "over_estimate",
      "checkbox",
      (task) => task.estimate_minutes !== null && task.spent_minutes > task.estimate_minutes,
    ),
    field("priority", "number", (task) => task.priority),
    field("retake_count", "number", (task) => task.retake_count),
    field("comment_count", "number", (task) => task.comment_count),
    ...[flag("is_wip"), flag("is_feedback_request"), flag("is_retake")],
    ...[
      { ...status, id: prefix, isAlias: true },
      { ...done, id: `${prefix}.status.is_done`, isAlias: true },
    ],
  ];
}

const NAMES = {
  ...{ status: 1, assignee: 1, start_date: 1, due_date: 1, done: 1, late: 1, estimate_minutes: 1 },
  ...{ started_on: 1, done_on: 1, added_on: 1, spent_minutes: 1, over_estimate: 1 },
  ...{ priority: 1, retake_count: 1, comment_count: 1, is_wip: 1, is_feedback_request: 1, is_retake: 1 },
} as const;

const NONE: readonly Value[] = [];

function valuesOf(
  tasks: readonly GridTask[],
  isOne: (task: GridTask) => boolean,
  ofTask: (task: GridTask) => Value | readonly Value[] | null,
): readonly Value[] {
  let found: Value[] | null = null;
  for (const task of tasks) {
    if (!isOne(task)) continue;
    const value = ofTask(task);
    if (value === null) continue;
    found ??= [];
    if (typeof value === "object") found.push(...value);
    else found.push(value);
  }
  return found ?? NONE;
}
