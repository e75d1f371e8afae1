import { queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { CommentNew, CommentOut } from "./schema.gen";

/** The newest notes of a task, the oldest of them first, as one reads. */
export const threadQuery = (taskId: string) =>
  queryOptions({
    queryKey: ["thread", taskId],
    queryFn: async (): Promise<CommentOut[]> => {
      const query = { filter: [`task_id:eq:${taskId}`], sort: "-id", limit: 200 };
      const page = await answered(client.GET("/api/v1/comments", { params: { query } }));
      // No `fields` was asked for, so the rows are whole.
      return (page.rows as CommentOut[]).toReversed();
    },
  });

/** The key makes a second try after a lost answer the same comment, not another. */
export function postComment(body: CommentNew, key: string): Promise<CommentOut> {
  return answered(client.POST("/api/v1/comments", { body, headers: { "Idempotency-Key": key } }));
}
