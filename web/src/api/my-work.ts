import { infiniteQueryOptions, type QueryClient } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { MyTask, MyWork } from "./schema.gen";

const KEY = ["my-work"] as const;
/** No stream tells of all projects at once: it looks now and then. */
const LOOK_EVERY_MS = 30_000;

/** What one has to do over all projects, page by page from the most urgent. */
export const myWorkQuery = infiniteQueryOptions({
  queryKey: KEY,
  queryFn: ({ pageParam, signal }): Promise<MyWork> =>
    answered(client.GET("/api/v1/my-work", { params: { query: pageParam ? { after: pageParam } : {} }, signal })),
  initialPageParam: "",
  getNextPageParam: (page) => page.next ?? undefined,
  refetchInterval: LOOK_EVERY_MS,
  refetchOnWindowFocus: true,
});

export function refreshMyWork(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: KEY });
}

/** Moves a task on; one that somebody has moved meanwhile is refused. */
export async function moveTask({ id, rev }: MyTask, statusId: string): Promise<void> {
  const body = { task_ids: [id], task_status_id: statusId, revs: { [id]: rev } };
  await client.PUT("/api/v1/tasks/status", { body });
}
