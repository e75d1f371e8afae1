import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { TaskOut } from "./schema.gen";

/** What a grid does not tell of a task; read again when the grid has heard of a change of it. */
export const taskQuery = (id: string, rev: number) =>
  queryOptions({
    queryKey: ["task", id, rev],
    queryFn: async (): Promise<TaskOut> =>
      // No `fields` is asked for, so the row is whole.
      (await answered(client.GET("/api/v1/tasks/{row_id}", { params: { path: { row_id: id } } }))) as TaskOut,
    placeholderData: keepPreviousData,
  });
