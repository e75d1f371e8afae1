import type { TFunction } from "i18next";
import { type Edit, editKey, type Pending } from "@/api/edits";
import type { GridRow } from "@/api/grid-copy";
import type { Touched } from "@/api/touches";
import { type CellState, type Column, numberColumn, taskColumn, textColumn, thumbnailColumn } from "@/grid/columns";
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
  onStatus: (row: GridRow, taskTypeId: string, statusId: string) => void;
}

const [NARROWEST_NAME, WIDEST_NAME] = [92, 240];
const [LETTER_WIDTH, CELL_PADDING] = [8.2, 26];

export function nameWidth(rows: Iterable<GridRow>): number {
  let longest = 0;
  for (const { name } of rows) longest = Math.max(longest, name.length);
  return Math.min(WIDEST_NAME, Math.max(NARROWEST_NAME, Math.ceil(longest * LETTER_WIDTH) + CELL_PADDING));
}

export function entityColumns(needs: ColumnNeeds): Column<GridRow>[] {
  const { kind, known, width, hasPictures, look, may, now, onStatus } = needs;
  const { t } = look;
  const state = (row: GridRow, field: string): CellState => fieldState(needs, row.id, field);
  const isEditable = may("entity.edit_many");
  return [
    ...(hasPictures
      ? [
          thumbnailColumn<GridRow>(
            "thumbnail",
            t("grid.preview"),
            (row) => row.thumbnail_id && `/api/v1/media/${row.thumbnail_id}/file`,
          ),
        ]
      : []),
    textColumn({
      ...{ id: "name", title: t(kind === "asset" ? "grid.asset" : "grid.shot"), width },
      ...{ state, isEditable, isPinned: true, isStrong: true, value: (row) => row.name },
    }),
    textColumn({
      ...{ id: "description", title: t("grid.description"), width: 220 },
      ...{ state, isEditable, value: (row) => row.description },
    }),
    ...(kind === "shot"
      ? [
          numberColumn<GridRow>({
            ...{ id: "nb_frames", title: t("grid.frames"), width: 82 },
            ...{ state, isEditable, value: (row) => row.nb_frames, wrong: wrongFrames(t) },
          }),
        ]
      : []),
    ...known.taskTypes.map((type) =>
      taskColumn<GridRow>({
        id: type.id,
        title: type.name,
        color: type.color,
        statuses: [...known.statuses.values()],
        isEditable: may("task.set_status"),
        view: (row) => taskView(row, type.id, known, now().pending, look),
        current: (row) => tasksOf(row, type.id)[0]?.task_status_id ?? null,
        hint: (row) => tasksOf(row, type.id).map((task) => whoTouched(needs, task.id))[0] ?? "",
        onChoose: (row, statusId) => onStatus(row, type.id, statusId),
      }),
    ),
  ];
}

function wrongFrames(t: TFunction): (typed: string) => string | null {
  return (typed) => (typed.trim() === "" || /^\d{1,7}$/.test(typed.trim()) ? null : t("grid.frameNumber"));
}

function fieldState(needs: ColumnNeeds, id: string, field: string): CellState {
  const edit = needs.now().pending.get(editKey({ id, field }));
  const problem =
    edit?.state === "failed" ? needs.look.t("grid.unsaved", { problem: edit.problem?.message ?? "" }) : "";
  return { isSaving: edit?.state === "saving", problem, hint: whoTouched(needs, `${id} ${field}`) };
}

function whoTouched({ now, look }: ColumnNeeds, key: string): string {
  const touch = now().touched.get(key);
  return touch ? look.t("grid.touched", { who: touch.who, when: moment(touch.at, look.locale) }) : "";
}

/** What was typed into a column of the row itself, as an edit; null when nothing changed. `seen` is the row as it was when they began. */
export function fieldEdit(seen: GridRow, column: string, typed: unknown): Edit | null {
  const text = String(typed ?? "").trim();
  const value = column === "nb_frames" ? (text === "" ? null : Number(text)) : text;
  const before = seen[column as keyof GridRow];
  if (value === before || (column === "name" && !value)) return null;
  return { table: "entity", id: seen.id, field: column, value, seen: before, rev: seen.rev };
}

/** A status for the tasks of one type on some rows; rows without such a task are left out. */
export function statusEdits(rows: readonly GridRow[], taskTypeId: string, statusId: string): Edit[] {
  return rows
    .flatMap((row) => tasksOf(row, taskTypeId).slice(0, 1))
    .filter((task) => task.task_status_id !== statusId)
    .map((task) => ({
      ...({ table: "task", id: task.id, field: "task_status_id", value: statusId } as const),
      ...{ seen: task.task_status_id, rev: task.rev },
    }));
}
