import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { applyChanges } from "./apply-change";
import type { Change } from "./change";
import { answered, client } from "./client";
import { encodeCopy } from "./encode-grid";
import { type GridCopy, receive, receiveInSlices } from "./grid-copy";
import { keepAnswer, keptAnswer } from "./kept-copies";
import type { Grid } from "./schema.gen";

export const gridKey = (projectId: string, kind: string) => ["grid", projectId, kind] as const;

/** Rows to show while the rest is on its way: more than the tallest screen holds. */
const FIRST_ROWS = 120;
/** A kept answer is kept anew when so many rows have changed since: below, asking for the difference costs little. */
const STALE_ROWS = 40;

/** Grid reads that are under way note what the stream tells meanwhile: an answer may be older than what it told. */
const recorders = new Set<Change[]>();

/** One grid's own way to the server. */
interface Place {
  queries: QueryClient;
  accountId: string;
  projectId: string;
  kind: string;
  signal: AbortSignal;
}

export const gridQuery = (queries: QueryClient, accountId: string, projectId: string, kind: string) =>
  queryOptions({
    queryKey: gridKey(projectId, kind),
    queryFn: async ({ signal }) => {
      const meanwhile: Change[] = [];
      recorders.add(meanwhile);
      try {
        return applyChanges(await read({ queries, accountId, projectId, kind, signal }), meanwhile);
      } finally {
        recorders.delete(meanwhile);
      }
    },
    // The stream keeps the copy true while the page is open; coming back to it asks for the difference.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: "always",
    gcTime: 30 * 60_000,
    structuralSharing: false,
  });

async function read(place: Place): Promise<GridCopy> {
  const { queries, accountId, projectId, kind } = place;
  const held = queries.getQueryData<GridCopy>(gridKey(projectId, kind));
  if (held && !held.isPartial) {
    const grid = parsed(await ask(place, { since: held.cursor }));
    return isOfZone(held, grid) ? receive(held, projectId, kind, grid) : whole(place);
  }
  const kept = await keptAnswer(accountId, projectId, kind);
  return kept ? sinceKept(place, await receiveInSlices(projectId, kind, parsed(kept))) : whole(place);
}

/** The copy of an earlier visit: shown as it was left, then brought up to date. */
async function sinceKept(place: Place, old: GridCopy): Promise<GridCopy> {
  const { queries, accountId, projectId, kind } = place;
  queries.setQueryData<GridCopy>(gridKey(projectId, kind), old);
  const bytes = await ask(place, { since: old.cursor });
  const grid = parsed(bytes);
  if (!isOfZone(old, grid)) return whole(place);
  const copy = receive(old, projectId, kind, grid);
  if (grid.full) void keepAnswer(accountId, projectId, kind, bytes);
  else if (grid.rows.length + grid.gone.length > STALE_ROWS) whenIdle(() => keep(accountId, copy));
  return copy;
}

/** Whether the rows that did not change still tell the studio's days: they do not since it moved to another time zone. */
function isOfZone(held: GridCopy, grid: Grid): boolean {
  return grid.full || grid.zone === held.zone;
}

/** All of it, and the first rows of it at once. */
async function whole(place: Place): Promise<GridCopy> {
  const { accountId, projectId, kind } = place;
  const all = ask(place, {});
  void showFirst(place);
  const bytes = await all;
  void keepAnswer(accountId, projectId, kind, bytes);
  return receiveInSlices(projectId, kind, parsed(bytes));
}

async function showFirst(place: Place): Promise<void> {
  const { queries, projectId, kind } = place;
  try {
    const first = receive(undefined, projectId, kind, parsed(await ask(place, { first: FIRST_ROWS })));
    if (first.isPartial) queries.setQueryData<GridCopy>(gridKey(projectId, kind), (held) => held ?? first);
  } catch {
    // The whole is on its way, and says what is wrong.
  }
}

async function ask({ projectId, kind, signal }: Place, query: { since?: string; first?: number }): Promise<Uint8Array> {
  const params = { path: { project_id: projectId, kind: kind as "shot" }, query };
  const asking = client.GET("/api/v1/projects/{project_id}/grid/{kind}", { params, signal, parseAs: "arrayBuffer" });
  return new Uint8Array(await answered(asking));
}

function parsed(bytes: Uint8Array): Grid {
  return JSON.parse(new TextDecoder().decode(bytes)) as Grid;
}

function keep(accountId: string, copy: GridCopy): void {
  void keepAnswer(accountId, copy.projectId, copy.kind, encodeCopy(copy));
}

function whenIdle(act: () => void): void {
  // Safari has no idle callbacks.
  if ("requestIdleCallback" in globalThis) requestIdleCallback(act, { timeout: 10_000 });
  else setTimeout(act, 1_000);
}

/** What the stream told, into every copy of the project. */
export function tellCopies(queries: QueryClient, projectId: string, changes: Change[], cursor: string): void {
  change(queries, projectId, changes, cursor);
}

/** The person's own edits, as soon as the server has taken them: by the same way as everybody else's. */
export function tellOwn(queries: QueryClient, projectId: string, changes: Change[]): void {
  change(queries, projectId, changes);
}

function change(queries: QueryClient, projectId: string, changes: Change[], cursor?: string): void {
  for (const recorder of recorders) recorder.push(...changes);
  queries.setQueriesData<GridCopy>(
    { queryKey: ["grid", projectId] },
    (copy) => copy && applyChanges(copy, changes, cursor),
  );
  const behind = queries
    .getQueriesData<GridCopy>({ queryKey: ["grid", projectId] })
    .filter(([, copy]) => copy?.isBehind);
  for (const [queryKey] of behind) void queries.invalidateQueries({ queryKey });
}

/** Asks what happened since each copy's own mark; for when the stream lost its thread. */
export function catchUp(queries: QueryClient, projectId: string): Promise<void> {
  return queries.invalidateQueries({ queryKey: ["grid", projectId] });
}
