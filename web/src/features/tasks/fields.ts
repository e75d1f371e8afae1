import type { TFunction } from "i18next";
import { memberChoices, statusChoices } from "@/api/choices";
import type { Lookup } from "@/api/lookup";
import { doneOn } from "@/api/task-days";
import { type Field, type FieldKind, type Fields, fieldsById, type Value } from "@/grid/view/field";
import { ownFields } from "@/editing/own-columns";
import type { Choice } from "@/lib/choice";
import { KINDS_IN_ORDER } from "./kinds";
import { isOverEstimate, type TaskRow } from "./task-row";

export interface FieldNeeds {
  known: Lookup;
  t: TFunction;
  /** The person's calendar day, for what is late. */
  today: string;
  /** Everything a task's shot or asset stands under. */
  parents: readonly { id: string; name: string }[];
  /** What a field of the studio's own may link to. */
  entities?: readonly Choice[];
  /** The tasks that wait for others; left out where nobody says. */
  blocked?: ReadonlySet<string> | undefined;
}

/** Everything the flat list of tasks can be filtered, sorted and grouped by. Ids are those of the columns. */
export function taskListFields(needs: FieldNeeds): Fields<TaskRow> {
  const { known, t, entities = [] } = needs;
  return fieldsById([
    ...ofEntity(needs),
    ...ofTask(needs),
    ...ownFields<TaskRow>({ known, t, extraOf: ({ task }) => task.extra, entities: () => entities }),
  ]);
}

type Of = (row: TaskRow) => Value | readonly Value[] | null;

function field(t: TFunction, id: keyof typeof TITLED, kind: FieldKind, of: Of, more: Partial<Field<TaskRow>> = {}) {
  const values = (row: TaskRow) => {
    const value = of(row);
    if (value === null || value === "") return NONE;
    return Array.isArray(value) ? (value as readonly Value[]) : [value as Value];
  };
  return { id, title: t(`fields.${id}`), kind, values, ...more };
}

function ofEntity({ known, t, parents }: FieldNeeds): Field<TaskRow>[] {
  return [
    field(t, "entity", "text", ({ entity }) => entity.name, { cannotGroup: true }),
    field(t, "kind", "choice", ({ kind }) => kind, {
      choices: KINDS_IN_ORDER.map((kind) => ({ id: kind, name: t(`pages.${kind}.one`) })),
    }),
    {
      ...field(t, "kind", "choice", ({ entity }) => entity.parent_id, { choices: parents, isByName: true }),
      ...{ id: "parent", title: t("fields.parent.task") },
    },
    field(t, "entity_type", "choice", ({ entity }) => entity.entity_type_id, {
      ...{ choices: [...known.types.values()].map(({ id, name }) => ({ id, name })), none: t("fields.noType") },
    }),
  ];
}

function ofTask({ known, t, today, blocked }: FieldNeeds): Field<TaskRow>[] {
  const isDone = ({ task }: TaskRow) => known.statuses.get(task.task_status_id)?.is_done ?? false;
  const noDate = t("fields.noDate");
  const done = field(t, "done", "checkbox", isDone);
  const flag = (id: "is_wip" | "is_feedback_request" | "is_retake") => ({
    ...field(t, id, "checkbox", ({ task }) => known.statuses.get(task.task_status_id)?.[id] ?? false),
    id: `status.${id}`,
  });
  return [
    field(t, "task_type", "choice", ({ task }) => task.task_type_id, {
      choices: known.taskTypes.map(({ id, name, color }) => ({ id, name, color })),
    }),
    field(t, "name", "text", ({ task }) => task.name, { cannotGroup: true }),
    field(t, "status", "choice", ({ task }) => task.task_status_id, { choices: statusChoices(known) }),
    field(t, "assignee", "person", ({ task }) => task.member_ids, {
      ...{ choices: memberChoices(known), isMany: true, none: t("fields.unassigned") },
    }),
    field(t, "start_date", "date", ({ task }) => task.start_date, { none: noDate }),
    field(t, "due_date", "date", ({ task }) => task.due_date, { none: noDate }),
    field(t, "started_on", "date", ({ task }) => task.started_on, { none: noDate }),
    field(t, "done_on", "date", ({ task }) => doneOn(task, known), { none: noDate }),
    field(t, "added_on", "date", ({ task }) => task.added_on, { none: noDate }),
    done,
    ...(blocked ? [field(t, "blocked", "checkbox", ({ id }) => blocked.has(id))] : []),
    field(t, "late", "checkbox", (row) => row.task.due_date !== null && row.task.due_date < today && !isDone(row)),
    field(t, "estimate_minutes", "duration", ({ task }) => task.estimate_minutes, { isSummed: true }),
    field(t, "spent_minutes", "duration", ({ task }) => task.spent_minutes, { isSummed: true }),
    field(t, "over_estimate", "checkbox", ({ task }) => isOverEstimate(task)),
    field(t, "priority", "number", ({ task }) => task.priority),
    field(t, "retake_count", "number", ({ task }) => task.retake_count),
    field(t, "comment_count", "number", ({ task }) => task.comment_count),
    ...[flag("is_wip"), flag("is_feedback_request"), flag("is_retake")],
    { ...done, id: "status.is_done", isAlias: true },
  ];
}

const NONE: readonly Value[] = [];

const TITLED = {
  ...{ entity: 1, kind: 1, entity_type: 1, task_type: 1, name: 1, status: 1, assignee: 1, start_date: 1, due_date: 1 },
  ...{ started_on: 1, done_on: 1, added_on: 1 },
  ...{
    done: 1,
    late: 1,
    blocked: 1,
    estimate_minutes: 1,
    spent_minutes: 1,
    over_estimate: 1,
    priority: 1,
    retake_count: 1,
    comment_count: 1,
  },
  ...{ is_wip: 1, is_feedback_request: 1, is_retake: 1 },
} as const;
