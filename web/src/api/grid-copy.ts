import { givingWay } from "@/lib/giving-way";
import { type Answered, decoder } from "./decode-grid";
import { inRowOrder } from "./row-order";
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
  spent_minutes: number;
  /** The days of the moments in which it was made, begun and done, where the studio is. When it counts as done says `doneOn`. */
  added_on: string | null;
  started_on: string | null;
  done_on: string | null;
  extra: Readonly<Record<string, unknown>>;
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
  /** Whether clients see it, where they see only what is shown to them. */
  for_client: boolean;
  /** An asset that other productions may cast. */
  is_shared: boolean;
  extra: Record<string, unknown>;
  tasks: GridTask[];
}

export interface GridParent {
  id: string;
  name: string;
  description: string;
  parent_id: string | null;
  /** The name of what it stands under itself: a sequence's episode. */
  above: string | null;
}

/** "EP01 SQ010": its name wherever one is chosen among all, as each episode may have an SQ010. */
export function wholeName({ above, name }: Pick<GridParent, "above" | "name">): string {
  return above ? `${above} ${name}` : name;
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
  /** The studio's time zone, in which its days are told. Empty for a copy that was kept before it was. */
  readonly zone: string;
  /** In no order to rely on: `inOrder` has it. */
  readonly rows: ReadonlyMap<string, GridRow>;
  /** Ids in the order people expect: by what a row stands under, then the cut, then the name. */
  readonly order: readonly string[];
  readonly parents: ReadonlyMap<string, GridParent>;
  /**
   * Which row a task is on. The one part that a newer copy shares and moves on: of 160,000 tasks nobody makes a map anew for each
   * change. So ask the newest copy, and look into its `rows` with the answer.
   */
  readonly rowOfTask: ReadonlyMap<string, string>;
  /** A change arrived that this copy cannot work out by itself: ask for the rows that changed since `cursor`. */
  readonly isBehind: boolean;
  /** Only the first rows are here; the rest is on its way. */
  readonly isPartial: boolean;
}

/** So many rows are decoded before the page gets its turn: a few milliseconds' work. */
const SLICE = 1_000;

/** A copy from a full answer, made while the page goes on answering. */
export async function receiveInSlices(projectId: string, kind: string, grid: Grid): Promise<GridCopy> {
  const decode = decoder(grid as Answered);
  const fresh: GridRow[] = [];
  for (let from = 0; from < grid.rows.length; from += SLICE) {
    for (const values of grid.rows.slice(from, from + SLICE)) fresh.push(decode(values));
    await givingWay();
  }
  return receive(undefined, projectId, kind, grid, fresh);
}

/** A copy from an answer: a full one as it is, a delta merged into the copy that asked for it. */
export function receive(
  old: GridCopy | undefined,
  projectId: string,
  kind: string,
  grid: Grid,
  fresh: readonly GridRow[] = grid.rows.map(decoder(grid as Answered)),
): GridCopy {
  const isWhole = grid.full || !old;
  const rows = isWhole ? new Map<string, GridRow>() : new Map(old.rows);
  const rowOfTask = isWhole ? new Map<string, string>() : (old.rowOfTask as Map<string, string>);
  for (const id of isWhole ? [] : [...grid.gone, ...fresh.map((row) => row.id)])
    for (const task of rows.get(id)?.tasks ?? []) rowOfTask.delete(task.id);
  for (const gone of grid.gone) rows.delete(gone);
  for (const row of fresh) {
    rows.set(row.id, row);
    for (const task of row.tasks) rowOfTask.set(task.id, row.id);
  }
  const parents = new Map(
    grid.parents.map((values) => {
      const parent = Object.fromEntries(grid.parent_fields.map((field, at) => [field, values[at]]));
      return [String(parent.id), parent as unknown as GridParent];
    }),
  );
  const order = inRowOrder(rows, parents);
  const isPartial = isWhole && grid.partial;
  const { cursor, zone = "" } = grid as Partial<Grid> & Grid;
  return { projectId, kind, cursor, zone, rows, order, parents, rowOfTask, isBehind: false, isPartial };
}

/** The rows in the order people expect, the same for every way a row arrived. */
export function inOrder(copy: GridCopy): GridRow[] {
  return copy.order.map((id) => copy.rows.get(id)).filter((row) => row !== undefined);
}
