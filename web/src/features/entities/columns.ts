import { type Edit, editKey, type Pending } from "@/api/edits";
import type { GridRow } from "@/api/grid-copy";
import { taskColumnId, taskTypeOf } from "@/api/task-column";
import type { Touched } from "@/api/touches";
import type { CellEdit, CellState, Column } from "@/grid/column";
import { sameValue } from "@/grid/same-value";
import { framesType } from "@/grid/types/frames";
import { taskType } from "@/grid/types/task";
import { textType } from "@/grid/types/text";
import { thumbnailType } from "@/grid/types/thumbnail";
import type { Words } from "@/grid/words";
import { moment } from "@/lib/dates";
import type { Lookup } from "@/api/lookup";
import { type Look, tasksOf, taskView } from "./task-views";

export interface ColumnNeeds {
  kind: string;
  known: Lookup;
  /** Of the longest name, so that names show whole. */
  width: number;
  hasPictures: boolean;
  look: Look;
  may: (verb: string) => boolean;
  /** Read when a cell is drawn, so that columns stay the same objects while these move on. */
  now: () => { pending: Pending; touched: ReadonlyMap<string, Touched> };
}

const [NARROWEST_NAME, WIDEST_NAME] = [92, 240];
const [LETTER_WIDTH, CELL_PADDING] = [8.2, 26];

export function nameWidth(rows: Iterable<GridRow>): number {
  let longest = 0;
  for (const { name } of rows) longest = Math.max(longest, name.length);
  return Math.min(WIDEST_NAME, Math.max(NARROWEST_NAME, Math.ceil(longest * LETTER_WIDTH) + CELL_PADDING));
}

export function entityColumns(needs: ColumnNeeds): Column<GridRow>[] {
  const { kind, width, hasPictures, look, may } = needs;
  const { t } = look;
  const words: Words = { t, locale: look.locale, hoursPerDay: 8 };
  const field = (id: string): Pick<Column<GridRow>, "id" | "value" | "state" | "isEditable"> => ({
    id,
    value: (row) => row[id as keyof GridRow],
    state: (row) => fieldState(needs, row.id, id),
    isEditable: () => may("entity.edit_many"),
  });
  return [
    ...(hasPictures ? [thumbnailColumn(needs)] : []),
    {
      ...{ ...field("name"), title: t(kind === "asset" ? "grid.asset" : "grid.shot"), width },
      ...{ type: textType(words, { isRequired: true }), isPinned: true, isStrong: true, isHideable: false },
    },
    { ...field("description"), title: t("grid.description"), width: 220, type: textType(words) },
    ...(kind === "shot"
      ? [{ ...field("nb_frames"), title: t("grid.frames"), width: 82, type: framesType(words) }]
      : []),
    ...taskColumns(needs, words),
  ];
}

function thumbnailColumn({ look }: ColumnNeeds): Column<GridRow> {
  return {
    ...{ id: "thumbnail", title: look.t("grid.preview"), width: 92, type: thumbnailType(), isPinned: true },
    value: (row) => row.thumbnail_id && `/api/v1/media/${row.thumbnail_id}/file`,
    state: () => CALM,
    isEditable: () => false,
  };
}

const CALM: CellState = { isSaving: false, problem: "", hint: "", presence: "" };

function taskColumns(needs: ColumnNeeds, words: Words): Column<GridRow>[] {
  const { known, look, may } = needs;
  const statuses = [...known.statuses.values()];
  const type = taskType(words, () => statuses);
  return known.taskTypes.map(({ id, name, color }) => ({
    ...{ id: taskColumnId(id), title: name, color, type, width: 154 },
    value: (row) => tasksOf(row, id)[0]?.task_status_id ?? null,
    view: (row) => taskView(row, id, known, look),
    state: (row) => taskState(needs, row, id),
    isEditable: (row) => may("task.set_status") && tasksOf(row, id).length > 0,
  }));
}

function taskState(needs: ColumnNeeds, row: GridRow, taskTypeId: string): CellState {
  const [task] = tasksOf(row, taskTypeId);
  if (!task) return CALM;
  return { ...editState(needs, task.id, "task_status_id"), hint: whoTouched(needs, task.id), presence: "" };
}

function fieldState(needs: ColumnNeeds, id: string, field: string): CellState {
  return { ...editState(needs, id, field), hint: whoTouched(needs, `${id} ${field}`), presence: "" };
}

function editState({ now, look }: ColumnNeeds, id: string, field: string): Pick<CellState, "isSaving" | "problem"> {
  const edit = now().pending.get(editKey({ id, field }));
  const problem = edit?.state === "failed" ? look.t("grid.unsaved", { problem: edit.problem?.message ?? "" }) : "";
  return { isSaving: edit?.state === "saving", problem };
}

function whoTouched({ now, look }: ColumnNeeds, key: string): string {
  const touch = now().touched.get(key);
  return touch ? look.t("grid.touched", { who: touch.who, when: moment(touch.at, look.locale) }) : "";
}

/** Edits of cells as edits of rows and tasks; what changes nothing is left out. */
export function editsOf(cells: readonly CellEdit<GridRow>[]): Edit[] {
  return cells.flatMap(({ row, column, value }) => {
    const typeId = taskTypeOf(column);
    return typeId ? statusEdits([row], typeId, String(value)) : fieldEdit(row, column, value);
  });
}

function fieldEdit(seen: GridRow, field: string, value: unknown): Edit[] {
  const before = seen[field as keyof GridRow];
  if (sameValue(value, before)) return [];
  return [{ table: "entity", id: seen.id, field, value, seen: before, rev: seen.rev }];
}

/** A status for the tasks of one type on some rows; rows without such a task are left out. */
function statusEdits(rows: readonly GridRow[], taskTypeId: string, statusId: string): Edit[] {
  return rows
    .flatMap((row) => tasksOf(row, taskTypeId).slice(0, 1))
    .filter((task) => task.task_status_id !== statusId)
    .map((task) => ({
      ...({ table: "task", id: task.id, field: "task_status_id", value: statusId } as const),
      ...{ seen: task.task_status_id, rev: task.rev },
    }));
}
