import type { Change } from "./change";
import type { NewEntity, NewTask } from "./edits";
import type { Item } from "./edits-item";

const BLANK_ENTITY = {
  ...{ parent_id: null, entity_type_id: null, code: null, description: "", status: "standby", frame_in: null },
  ...{ frame_out: null, nb_frames: null, handle_in: null, handle_out: null, fps: null, cut_order: null },
  ...{ thumbnail_id: null, tags: [], for_client: false, is_shared: false, extra: {}, archived_at: null },
};

const BLANK_TASK = {
  ...{ name: "main", task_status_id: "", start_date: null, due_date: null, estimate_minutes: null, priority: 0 },
  ...{ retake_count: 0, comment_count: 0, spent_minutes: 0, extra: {}, archived_at: null },
  ...{ real_start_date: null, done_at: null },
};

/** Rows that wait to be made, told as the stream will tell them; the list shown so far when nothing is different. */
export function newRows(items: readonly Item[], shown: readonly Change[], projectId: string): readonly Change[] {
  const making = items.filter(({ newEntities, newTasks }) => newEntities.length + newTasks.length > 0);
  const fresh = making.flatMap(({ newEntities, newTasks }) => [
    ...newEntities.map((row) => inserted("entity", { ...BLANK_ENTITY, ...row }, projectId)),
    ...newTasks.flatMap((row) => insertedTask(row, projectId)),
  ]);
  const isSame = fresh.length === shown.length && fresh.every(({ row_id }, at) => row_id === shown[at]?.row_id);
  return isSame ? shown : fresh;
}

function insertedTask(row: NewTask, projectId: string): Change[] {
  const members = (row.member_ids ?? []).map((member_id) => ({
    ...inserted("task_assignee", { id: `${row.id}${member_id}` }, projectId),
    after: { task_id: row.id, member_id },
  }));
  const created_at = new Date().toISOString();
  return [inserted("task", { ...BLANK_TASK, created_at, ...row }, projectId), ...members];
}

function inserted(
  entity: string,
  row: NewEntity | (Pick<NewTask, "id"> & Record<string, unknown>),
  projectId: string,
): Change {
  return { entity, row_id: row.id, rev: 1, project_id: projectId, op: "insert", before: null, after: row };
}
