import { client } from "./client";

/** Hides rows with everything kept; one change set, whatever their kinds. Answers its id, null when nothing was left to hide. */
export async function archiveEntities(ids: string[]): Promise<string | null> {
  const { response } = await client.POST("/api/v1/entities/archive", { body: { ids } });
  return response.headers.get("X-Change-Set");
}
