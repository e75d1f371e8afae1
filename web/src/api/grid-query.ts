import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { applyChanges } from "./apply-change";
import type { Change } from "./change";
import { answered, client } from "./client";
import { type GridCopy, receive } from "./grid-copy";
import { keepCopy, keptCopy } from "./kept-copies";
import type { LiveEvent } from "./live";

const gridKey = (projectId: string, kind: string) => ["grid", projectId, kind] as const;

/** Grid reads that are under way note what the stream tells meanwhile: an answer may be older than what it told. */
const recorders = new Set<Change[]>();

export const gridQuery = (queries: QueryClient, accountId: string, projectId: string, kind: string) =>
  queryOptions({
    queryKey: gridKey(projectId, kind),
    queryFn: async ({ signal }) => {
      const meanwhile: Change[] = [];
      recorders.add(meanwhile);
      try {
        const held =
          queries.getQueryData<GridCopy>(gridKey(projectId, kind)) ?? (await keptCopy(accountId, projectId, kind));
        const copy = applyChanges(await readGrid(held, projectId, kind, signal), meanwhile);
        void keepCopy(accountId, copy);
        return copy;
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

async function readGrid(held: GridCopy | undefined, projectId: string, kind: string, signal: AbortSignal) {
  const grid = await answered(
    client.GET("/api/v1/projects/{project_id}/grid/{kind}", {
      params: { path: { project_id: projectId, kind: kind as "shot" }, query: held ? { since: held.cursor } : {} },
      signal,
    }),
  );
  return receive(held, projectId, kind, grid);
}

/** What the stream told, into every copy of the project. */
export function tellCopies(queries: QueryClient, projectId: string, event: LiveEvent): void {
  change(queries, projectId, event.changes, event.cursor);
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
