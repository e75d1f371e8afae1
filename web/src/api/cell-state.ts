import type { TFunction } from "i18next";
import { moment } from "@/lib/dates";
import type { Blocked } from "./blocked";
import { editKey, type Pending } from "./edits";
import type { Touched } from "./touches";

/** How a cell stands beside its value, as the grid asks for it. */
interface CellState {
  isSaving: boolean;
  problem: string;
  hint: string;
  presence: string;
}

interface Look {
  t: TFunction;
  locale: string;
}

/** What moves on while columns stay the same objects; read when a cell is drawn. */
export interface Now {
  pending: Pending;
  touched: ReadonlyMap<string, Touched>;
  /** Name of somebody else who is on the cell; empty when nobody is. */
  presence?: (rowId: string, column: string) => string;
  /** Which tasks wait, and for what. */
  blocked?: Blocked;
}

const TASK_FIELDS = ["task_status_id", "member_ids", "due_date", "start_date", "estimate_minutes", "priority"] as const;

export const CALM: CellState = { isSaving: false, problem: "", hint: "", presence: "" };

/** How the cell of a row's own field stands. */
export function fieldState(now: Now, look: Look, rowId: string, field: string, column: string): CellState {
  const touch = now.touched.get(`${rowId} ${field}`);
  return stateOf(now, look, rowId, [field], touch, now.presence?.(rowId, column));
}

/** How a task stands: any of its fields may be on its way. */
export function taskState(now: Now, look: Look, rowId: string, taskId: string, column: string): CellState {
  return stateOf(now, look, taskId, TASK_FIELDS, now.touched.get(taskId), now.presence?.(rowId, column));
}

function stateOf(
  { pending }: Now,
  { t, locale }: Look,
  id: string,
  fields: readonly string[],
  touch: Touched | undefined,
  presence = "",
): CellState {
  const hint = touch ? t("grid.touched", { who: touch.who, when: moment(touch.at, locale) }) : "";
  if (pending.size === 0) return hint || presence ? { ...CALM, hint, presence } : CALM;
  const edits = fields.map((field) => pending.get(editKey({ id, field }))).filter((edit) => edit !== undefined);
  const failed = edits.find(({ state }) => state === "failed");
  const unsaved = failed ? t("grid.unsaved", { problem: failed.problem?.message ?? "" }) : "";
  const problem = unsaved || (edits.some(({ state }) => state === "conflict") ? t("editing.inConflict") : "");
  return { isSaving: edits.some(({ state }) => state === "saving"), problem, hint, presence };
}
