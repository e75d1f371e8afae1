import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { ChecklistItem, CommentNew, CommentOut } from "./schema.gen";

const PAGE = 50;

/** What is said about a task, page by page from the newest. */
export const threadQuery = (taskId: string) =>
  infiniteQueryOptions({
    queryKey: ["thread", taskId],
    queryFn: ({ pageParam }) => {
      const query = { limit: PAGE, ...(pageParam ? { before: pageParam } : {}) };
      return answered(client.GET("/api/v1/tasks/{task_id}/thread", { params: { path: { task_id: taskId }, query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

/** The key makes a second try after a lost answer the same comment, not another. */
export function postComment(body: CommentNew, key: string): Promise<CommentOut> {
  return answered(client.POST("/api/v1/comments", { body, headers: { "Idempotency-Key": key } }));
}

export function editComment(id: string, rev: number, text: string): Promise<CommentOut> {
  return answered(client.PATCH("/api/v1/comments/{row_id}", { params: { path: { row_id: id } }, body: { rev, text } }));
}

export async function deleteComment(id: string): Promise<void> {
  await client.POST("/api/v1/comments/archive", { body: { ids: [id] } });
}

export async function pinComment(id: string, pinned: boolean): Promise<void> {
  await client.PUT("/api/v1/comments/{row_id}/pin", { params: { path: { row_id: id } }, body: { pinned } });
}

export async function openToClients(id: string, forClient: boolean): Promise<void> {
  await client.PATCH("/api/v1/comments/{row_id}", {
    params: { path: { row_id: id } },
    body: { for_client: forClient },
  });
}

export async function tickItem(id: string, item: number, { text, done }: ChecklistItem): Promise<void> {
  await client.PUT("/api/v1/comments/{row_id}/checklist", {
    params: { path: { row_id: id } },
    body: { item, text, done: !done },
  });
}

export async function acknowledge(id: string, isRead: boolean): Promise<void> {
  const params = { path: { row_id: id } };
  if (isRead) await client.PUT("/api/v1/comments/{row_id}/acknowledgement", { params });
  else await client.DELETE("/api/v1/comments/{row_id}/acknowledgement", { params });
}

/** What happened to a note, the newest first: at most its last five hundred changes. */
export const noteHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ["note-history", id],
    queryFn: async ({ signal }) => {
      const params = { path: { row_id: id }, query: { limit: 500 } };
      return (await answered(client.GET("/api/v1/comments/{row_id}/history", { params, signal }))).rows;
    },
    staleTime: 0,
  });
