import type { Change } from "./change";
import { PARENT_FIELDS, ROW_FIELDS, TASK_FIELDS } from "./decode-grid";
import type { GridCopy, GridParent, GridRow, GridTask } from "./grid-copy";
import { type Kind, PARENT_KIND } from "./kinds";
import { inRowOrder } from "./row-order";
import { daysTold } from "./task-days";

/** What a change tells of a row or task by the names its copy has: its id is known, its tasks and people are told by their own changes. */
const ROW_VALUES = ROW_FIELDS.filter((field) => field !== "id" && field !== "tasks");
const TASK_VALUES = TASK_FIELDS.filter((field) => field !== "id" && field !== "member_ids");
const PARENT_VALUES = PARENT_FIELDS.filter((field) => field !== "id" && field !== "above");

/** What the place of a row in its grid depends on, beside the names of what rows stand under. */
const PLACE = ["parent_id", "cut_order", "name"] as const;

/** A copy while it is being changed. */
interface Draft {
  kind: string;
  zone: string;
  rows: Map<string, GridRow>;
  parents: Map<string, GridParent>;
  /** Shared with the copies before. */
  rowOfTask: Map<string, string>;
  isBehind: boolean;
  isReordered: boolean;
}

/** The one function by which anything that happened, here or elsewhere, reaches the page's copy of a grid. Pure. */
export function applyChange(copy: GridCopy, change: Change): GridCopy {
  return applyChanges(copy, [change]);
}

/** Many changes at the price of one: the maps are copied once. `cursor` moves the copy's mark when the stream told it. */
export function applyChanges(copy: GridCopy, changes: readonly Change[], cursor: string = copy.cursor): GridCopy {
  const draft: Draft = {
    kind: copy.kind,
    zone: copy.zone,
    rows: new Map(copy.rows),
    parents: new Map(copy.parents),
    rowOfTask: copy.rowOfTask as Map<string, string>,
    isBehind: copy.isBehind,
    isReordered: false,
  };
  for (const change of changes) {
    if (change.project_id !== null && change.project_id !== copy.projectId) continue;
    BY_TABLE[change.entity]?.(draft, change);
  }
  // A copy that is behind keeps its old mark: the rows it is missing are found from there.
  const mark = draft.isBehind ? copy.cursor : cursor;
  const { rows, parents, isBehind, isReordered } = draft;
  const order = isReordered ? inRowOrder(rows, parents) : copy.order;
  return { ...copy, rows, parents, order, isBehind, cursor: mark };
}

const BY_TABLE: Record<string, (draft: Draft, change: Change) => void> = {
  entity: applyToEntity,
  task: applyToTask,
  task_assignee: applyToAssignee,
};

function applyToEntity(draft: Draft, change: Change): void {
  const held = draft.rows.get(change.row_id);
  if (held) return changeRow(draft, held, change);
  if (draft.parents.has(change.row_id)) return changeParent(draft, change);
  if (change.op === "update") renameAbove(draft, change);
  if (change.op === "insert") return insertEntity(draft, change);
  if (isRestored(change)) draft.isBehind = true; // Only the server knows the rest of a row that comes back.
}

function changeRow(draft: Draft, held: GridRow, change: Change): void {
  if (change.op === "delete" || isArchived(change)) return removeRow(draft, held);
  if (change.rev <= held.rev) return;
  noticeGap(draft, held, change);
  const moved = merge(held, change, ROW_VALUES);
  draft.rows.set(held.id, moved);
  draft.isReordered ||= PLACE.some((field) => moved[field] !== held[field]);
}

function removeRow(draft: Draft, row: GridRow): void {
  for (const task of row.tasks) draft.rowOfTask.delete(task.id);
  draft.rows.delete(row.id);
  draft.isReordered = true;
}

function changeParent(draft: Draft, change: Change): void {
  const held = draft.parents.get(change.row_id);
  if (!held) return;
  if (change.op === "delete" || isArchived(change)) draft.parents.delete(held.id);
  else if (change.op === "update") {
    const merged = merge(held, change, PARENT_VALUES);
    const isMoved = merged.parent_id !== held.parent_id;
    draft.parents.set(held.id, isMoved ? { ...merged, above: aboveOf(draft, merged.parent_id) } : merged);
  }
  draft.isReordered = true;
}

/** An episode's new name, for the sequences in it. */
function renameAbove(draft: Draft, { row_id, after }: Change): void {
  if (typeof after?.name !== "string") return;
  for (const parent of draft.parents.values())
    if (parent.parent_id === row_id) draft.parents.set(parent.id, { ...parent, above: after.name });
}

/** The name of an episode that another sequence stands in already; else only the server knows it. */
function aboveOf(draft: Draft, parentId: string | null): string | null {
  if (parentId === null) return null;
  const beside = [...draft.parents.values()].find((parent) => parent.parent_id === parentId && parent.above);
  if (!beside) draft.isBehind = true;
  return beside?.above ?? null;
}

function insertEntity(draft: Draft, { row_id, rev, after }: Change): void {
  if (!after || after.archived_at) return;
  const kind = after.kind;
  if (kind === draft.kind) {
    const blank = { id: row_id, rev, tasks: [] as GridTask[] } as unknown as GridRow;
    draft.rows.set(row_id, { ...blank, ...pick(after, ROW_VALUES), rev });
    draft.isReordered = true;
  } else if (kind === PARENT_KIND[draft.kind as Kind]) {
    const parent = { id: row_id, ...pick(after, PARENT_VALUES) } as GridParent;
    draft.parents.set(row_id, { ...parent, above: aboveOf(draft, parent.parent_id ?? null) });
    draft.isReordered = true;
  }
}

function applyToTask(draft: Draft, change: Change): void {
  const row = draft.rows.get(draft.rowOfTask.get(change.row_id) ?? "");
  const held = row?.tasks.find((task) => task.id === change.row_id);
  if (!row || !held) return change.op === "insert" ? insertTask(draft, change) : noticeRestoredTask(draft, change);
  if (change.op === "delete" || isArchived(change)) {
    draft.rowOfTask.delete(held.id);
    draft.rows.set(row.id, { ...row, tasks: row.tasks.filter((task) => task !== held) });
  } else if (change.rev > held.rev) {
    noticeGap(draft, held, change);
    replaceTask(draft, row, { ...merge(held, change, TASK_VALUES), ...daysTold(change.after ?? {}, draft.zone) });
  }
}

function insertTask(draft: Draft, { row_id, rev, after }: Change): void {
  const row = draft.rows.get(String(after?.entity_id));
  if (!row || !after || after.archived_at || row.tasks.some(({ id }) => id === row_id)) return;
  const told = { ...pick(after, TASK_VALUES), ...daysTold(after, draft.zone) };
  const task = { id: row_id, member_ids: [] as string[], ...told, rev } as unknown as GridTask;
  draft.rowOfTask.set(row_id, row.id);
  draft.rows.set(row.id, { ...row, tasks: [...row.tasks, task] });
}

function noticeRestoredTask(draft: Draft, change: Change): void {
  if (isRestored(change)) draft.isBehind = true;
}

function applyToAssignee(draft: Draft, { op, before, after }: Change): void {
  const fact = op === "delete" ? before : after;
  const row = draft.rows.get(draft.rowOfTask.get(String(fact?.task_id)) ?? "");
  const held = row?.tasks.find((task) => task.id === fact?.task_id);
  if (op === "update") draft.isBehind = true; // It tells what differs, not whose task it is.
  if (op === "update" || !row || !held) return;
  const member = String(fact?.member_id);
  const others = held.member_ids.filter((id) => id !== member);
  const member_ids =
    op === "delete" ? others : held.member_ids.includes(member) ? held.member_ids : [...others, member];
  replaceTask(draft, row, { ...held, member_ids });
}

function replaceTask(draft: Draft, row: GridRow, task: GridTask): void {
  draft.rows.set(row.id, { ...row, tasks: row.tasks.map((old) => (old.id === task.id ? task : old)) });
}

/**
 * Of two change sets that overlapped, the stream may tell the one that came second at a row first. Its rev then skips one: what the
 * other did would be taken for old news, so the server is asked. Not so for a whole row, as an answer to an edit is.
 */
function noticeGap(draft: Draft, held: { rev: number }, change: Change): void {
  if (change.before !== null && change.rev > held.rev + 1) draft.isBehind = true;
}

function isArchived(change: Change): boolean {
  return change.after?.archived_at != null;
}

function isRestored(change: Change): boolean {
  return change.op === "update" && change.after !== null && change.after.archived_at === null && change.before !== null;
}

function pick(from: Readonly<Record<string, unknown>>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(fields.filter((field) => field in from).map((field) => [field, from[field]]));
}

function merge<T extends object>(held: T, change: Change, fields: readonly string[]): T {
  const merged = { ...held, ...pick(change.after ?? {}, fields) };
  return "rev" in held ? { ...merged, rev: change.rev } : merged;
}
