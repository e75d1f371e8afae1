import type { TFunction } from "i18next";
import { fieldState, type Now } from "@/api/cell-state";
import { memberChoices, statusesToGive } from "@/api/choices";
import { type GridTask, wholeName } from "@/api/grid-copy";
import type { Lookup } from "@/api/lookup";
import { doneOn } from "@/api/task-days";
import type { Column, ColumnType } from "@/grid/column";
import { dateType } from "@/grid/types/date";
import { durationType } from "@/grid/types/duration";
import { framesType } from "@/grid/types/frames";
import { listType } from "@/grid/types/list";
import { personType } from "@/grid/types/person";
import { priorityType } from "@/grid/types/priority";
import { statusType } from "@/grid/types/status";
import { textType } from "@/grid/types/text";
import type { Words } from "@/grid/words";
import { ownColumns } from "@/editing/own-columns";
import type { Choice } from "@/lib/choice";
import { isPast } from "@/lib/dates";
import { duration } from "@/lib/durations";
import { NOTHING_BLOCKED } from "@/api/blocked";
import { waitsWords } from "@/editing/waits";
import { taskFieldOf } from "./cell-edits";
import { KINDS_IN_ORDER } from "./kinds";
import { isOverEstimate, type TaskRow } from "./task-row";

export interface ColumnNeeds {
  known: Lookup;
  look: { t: TFunction; locale: string };
  words: Words;
  /** What a field of the studio's own may link to. */
  entities: () => readonly Choice[];
  may: (verb: string) => boolean;
  /** Read when a cell is drawn, so that columns stay the same objects while these move on. */
  now: () => Now;
}

/** The columns of the flat list: what a task is of, then the task itself. What belongs to the shot or asset is only shown. */
export function taskListColumns(needs: ColumnNeeds): Column<TaskRow>[] {
  const hidden = (column: Column<TaskRow>) => ({ ...column, isHiddenByDefault: true });
  const { entity, kind, parent, entityType, step, name } = shownColumns(needs);
  const { status, assignee, start, due, estimate, spent, priority, retakes, comments, waits, days, own } =
    taskFields(needs);
  // To clients the studio does its work as one, and how long it takes and what is said of it stays there.
  const ofCrew = (...columns: Column<TaskRow>[]) => (needs.may("member.list") ? columns : []);
  return [
    ...[{ ...entity, isPinned: true, isStrong: true, isHideable: false }, parent, step, status],
    ...[...ofCrew(assignee), due, ...ofCrew(estimate, spent), priority, retakes, ...ofCrew(comments)],
    ...[hidden(start), ...days.map(hidden)],
    ...[hidden(kind), hidden(entityType), hidden(name), hidden(waits)],
    ...own,
  ];
}

/** What a task is of: read here, changed on the page of its kind. */
function shownColumns({ known, look, words, now }: ColumnNeeds) {
  const { t } = look;
  const text = textType(words);
  const shown = (
    id: string,
    title: string,
    width: number,
    type: ColumnType,
    value: (row: TaskRow) => unknown,
  ): Column<TaskRow> => ({
    ...{ id, title, width, type, value },
    state: (row) => fieldState(now(), look, row.id, id === "name" ? id : "", id),
    isEditable: () => false,
    readOnlyReason: t("columns.elsewhere"),
  });
  const kinds = KINDS_IN_ORDER.map((kind) => ({ id: kind, name: t(`columns.${kind}`) }));
  const types = [...known.types.values()].map(({ id, name }) => ({ id, name }));
  const steps = known.taskTypes.map(({ id, name, color }) => ({ id, name, color }));
  return {
    entity: shown("entity", t("fields.entity"), 130, text, ({ entity }) => entity.name),
    kind: shown(
      "kind",
      t("fields.kind"),
      100,
      listType(words, () => kinds),
      (row) => row.kind,
    ),
    parent: shown("parent", t("fields.parent.task"), 110, text, ({ parent: above }) => (above ? wholeName(above) : "")),
    entityType: shown(
      "entity_type",
      t("fields.entity_type"),
      120,
      listType(words, () => types),
      ({ entity }) => entity.entity_type_id,
    ),
    step: shown(
      "task_type",
      t("fields.task_type"),
      130,
      listType(words, () => steps),
      ({ task }) => task.task_type_id,
    ),
    name: shown("name", t("fields.name"), 120, text, ({ task }) => task.name),
  };
}

function taskFields({ known, look, words, may, now, entities }: ColumnNeeds) {
  const { t } = look;
  const [statuses, members] = [statusesToGive(known), memberChoices(known)];
  const short = ({ id }: { id: string }) => [known.statuses.get(id)?.short_name ?? ""];
  const field = (id: string, title: string, width: number, type: ColumnType, verb: string | null): Column<TaskRow> => ({
    ...{ id, title, width, type },
    value: ({ task }) => task[taskFieldOf(id) as keyof GridTask],
    state: (row) => fieldState(now(), look, row.id, taskFieldOf(id), id),
    isEditable: () => verb !== null && may(verb),
    readOnlyReason: t(verb === null ? "columns.computed" : "columns.mayNot"),
  });
  const date = dateType(words);
  const count = framesType(words);
  const edit = "task.edit_many";
  const due = field("due_date", t("fields.due_date"), 112, date, edit);
  // A row of noughts says nothing: what did not happen is left empty.
  const counted = (column: Column<TaskRow>) => ({ ...column, value: (row: TaskRow) => column.value(row) || null });
  const waitsFor = ({ task }: TaskRow) => waitsWords(now().blocked ?? NOTHING_BLOCKED, task.id, t);
  const status = field(
    "status",
    t("fields.status"),
    140,
    statusType(words, () => statuses, short),
    "task.set_status",
  );
  const spent = counted(field("spent_minutes", t("fields.spent_minutes"), 108, durationType(words), null));
  const waits = field("waits_for", t("gridFacts.waitsFor"), 220, textType(words), null);
  const overWords = ({ estimate_minutes, spent_minutes }: GridTask) => {
    const minutes = spent_minutes - (estimate_minutes ?? 0);
    return t("gridFacts.over", { time: duration(minutes, words.hoursPerDay, t("types.dayUnit")) });
  };
  return {
    status: { ...status, state: (row: TaskRow) => ({ ...status.state(row), mark: waitsFor(row) }) },
    spent: {
      ...{ ...spent, readOnlyReason: t("gridFacts.logged") },
      state: (row: TaskRow) => ({ ...spent.state(row), mark: isOverEstimate(row.task) ? overWords(row.task) : "" }),
    },
    waits: {
      ...{ ...waits, canFilter: false, canSort: false, canGroup: false, isOfPage: true },
      value: ({ task }: TaskRow) => (now().blocked?.get(task.id) ?? []).join(", "),
    },
    assignee: field(
      "assignee",
      t("fields.assignee"),
      190,
      personType(words, () => members),
      "task.assign",
    ),
    start: field("start_date", t("fields.start_date"), 112, date, edit),
    due: {
      ...due,
      state: (row: TaskRow) => ({ ...due.state(row), mark: isLate(row.task, known) ? t("columns.late") : "" }),
    },
    estimate: field("estimate_minutes", t("fields.estimate_minutes"), 116, durationType(words), edit),
    days: [
      field("started_on", t("fields.started_on"), 112, date, null),
      { ...field("done_on", t("fields.done_on"), 112, date, null), value: ({ task }: TaskRow) => doneOn(task, known) },
      field("added_on", t("fields.added_on"), 112, date, null),
    ],
    priority: field("priority", t("fields.priority"), 100, priorityType(words), edit),
    retakes: counted(field("retake_count", t("fields.retake_count"), 84, count, null)),
    comments: counted(field("comment_count", t("fields.comment_count"), 98, count, null)),
    own: ownColumns({
      ...{ known, t, words, entities, extraOf: ({ task }: TaskRow) => task.extra },
      make: (id, title, width, type) => field(id, title, width, type, edit),
    }),
  };
}

function isLate({ due_date, task_status_id }: GridTask, { statuses }: Lookup): boolean {
  return due_date !== null && isPast(due_date) && !statuses.get(task_status_id)?.is_done;
}
