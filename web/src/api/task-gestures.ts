import { client } from "./client";
import type { Deadlines } from "./schema.gen";

/** Hides tasks with everything kept. Answers the change set's id, null when nothing was left to hide. */
export async function archiveTasks(ids: string[]): Promise<string | null> {
  const { response } = await client.POST("/api/v1/tasks/archive", { body: { ids } });
  return response.headers.get("X-Change-Set");
}

/** Dates many tasks at once. Answers the change set's id, null when all of them had these dates. */
export async function setDeadlines(body: Deadlines): Promise<string | null> {
  const { response } = await client.PUT("/api/v1/tasks/deadlines", { body });
  return response.headers.get("X-Change-Set");
}
