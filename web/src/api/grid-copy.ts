import { natural } from "@/lib/natural";
import type { Grid } from "./schema.gen";

export interface GridTask {
  id: string;
  rev: number;
  task_type_id: string;
  name: string;
  task_status_id: string;
  member_ids: string[];
  start_date: string | null;
  due_date: string | null;
  estimate_minutes: number | null;
  priority: number;
  retake_count: number;
  comment_count: number;
}

export interface GridRow {
  id: string;
  rev: number;
  parent_id: string | null;
  entity_type_id: string | null;
  name: string;
  code: string | null;
  description: string;
  status: string;
  frame_in: number | null;
  frame_out: number | null;
  nb_frames: number | null;
  handle_in: number | null;
  handle_out: number | null;
  fps: string | null;
  cut_order: number | null;
  thumbnail_id: string | null;
  tags: string[];
  extra: Record<string, unknown>;
  tasks: GridTask[];
}

export interface GridParent {
  id: string;
  name: string;
  description: string;
  parent_id: string | null;
}

/**
 * The page's own copy of one grid: the rows of one kind with their tasks, true at `cursor`.
 *
 * Never changed in place: whoever changes something makes a new copy that shares every row it left alone.
 */
export interface GridCopy {
  readonly projectId: string;
  readonly kind: string;
  readonly cursor: string;
  readonly rows: ReadonlyMap<string, GridRow>;
  readonly parents: ReadonlyMap<string, GridParent>;
  /** Which row a task is on. */
  readonly rowOfTask: ReadonlyMap<string, string>;
  /** A change arrived that this copy cannot work out by itself: ask for the rows that changed since `cursor`. */
  readonly isBehind: boolean;
}

function decode<T>(fields: readonly string[], values: readonly unknown[]): T {
  const decoded: Record<string, unknown> = {};
  fields.forEach((field, at) => {
    decoded[field] = values[at];
  });
  return decoded as T;
}

/** The rows of an answer of the grid read, out of its arrays. */
export function decodeRows(grid: Grid): GridRow[] {
  return grid.rows.map((values) => {
    const row = decode<GridRow>(grid.row_fields, values);
    row.tasks = (row.tasks as unknown as unknown[][]).map((task) => decode<GridTask>(grid.task_fields, task));
    return row;
  });
}

function index(rows: Iterable<GridRow>): Map<string, string> {
  const rowOfTask = new Map<string, string>();
  for (const row of rows) for (const task of row.tasks) rowOfTask.set(task.id, row.id);
  return rowOfTask;
}

/** A copy from an answer: a full one as it is, a delta merged into the copy that asked for it. */
export function receive(old: GridCopy | undefined, projectId: string, kind: string, grid: Grid): GridCopy {
  const parents = new Map(
    grid.parents.map((values) => {
      const parent = decode<GridParent>(grid.parent_fields, values);
      return [parent.id, parent];
    }),
  );
  const rows = grid.full || !old ? new Map<string, GridRow>() : new Map(old.rows);
  for (const gone of grid.gone) rows.delete(gone);
  for (const row of decodeRows(grid)) rows.set(row.id, row);
  return { projectId, kind, cursor: grid.cursor, rows, parents, rowOfTask: index(rows.values()), isBehind: false };
}

/** The order people expect: by what the row stands under, then the cut, then the name. The same for every way a row arrived. */
export function inOrder(copy: GridCopy): GridRow[] {
  const parentName = (row: GridRow) => (row.parent_id ? copy.parents.get(row.parent_id)?.name : undefined);
  return [...copy.rows.values()].toSorted(
    (one, other) =>
      nullsLast(parentName(one), parentName(other), natural) ||
      nullsLast(one.parent_id, other.parent_id, (a, b) => (a < b ? -1 : a > b ? 1 : 0)) ||
      nullsLast(one.cut_order, other.cut_order, (a, b) => a - b) ||
      natural(one.name, other.name) ||
      (one.id < other.id ? -1 : 1),
  );
}

function nullsLast<T>(
  one: T | null | undefined,
  other: T | null | undefined,
  compare: (one: T, other: T) => number,
): number {
  if (one == null || other == null) return one == null ? (other == null ? 0 : 1) : -1;
  return compare(one, other);
}
