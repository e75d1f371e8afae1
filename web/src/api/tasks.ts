import type { QueryClient } from "@tanstack/react-query";
import { answered, client } from "./client";
import { catchUp } from "./grid-query";

/** Gives a task its whole set of assignees. The page shows it at once the server has taken it. */
export async function assign(
  queries: QueryClient,
  projectId: string,
  taskId: string,
  memberIds: string[],
): Promise<void> {
  const body = { task_ids: [taskId], member_ids: memberIds };
  await answered(client.PUT("/api/v1/tasks/assignees", { body }));
  await catchUp(queries, projectId);
}
