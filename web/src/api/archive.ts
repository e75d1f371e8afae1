import { queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";

/** Hides rows with everything kept; one change set, whatever their kinds. Answers its id, null when nothing was left to hide. */
export async function archiveEntities(ids: string[]): Promise<string | null> {
  const { response } = await client.POST("/api/v1/entities/archive", { body: { ids } });
  return response.headers.get("X-Change-Set");
}

/** What would go along: all that stands below, and what hangs on it. */
export const archivePreviewQuery = (ids: string[]) =>
  queryOptions({
    queryKey: ["archive-preview", ...ids],
    queryFn: () => answered(client.POST("/api/v1/entities/archive-preview", { body: { ids } })),
    staleTime: 0,
  });

/** The same rows again under the next free names, with their tasks and casts. Answers the change set's id. */
export async function duplicateEntities(ids: string[]): Promise<string | null> {
  const body = { rows: ids.map((id) => ({ id })), tasks: true, cast: true };
  const { response } = await client.POST("/api/v1/entities/duplicate", { body });
  return response.headers.get("X-Change-Set");
}
