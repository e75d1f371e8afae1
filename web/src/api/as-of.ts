import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import { type GridCopy, receiveInSlices } from "./grid-copy";
import type { BroughtBack } from "./schema.gen";

/** A grid as it was: it stays as it was, whatever happens meanwhile. */
export const asOfQuery = (projectId: string, kind: string, at: string) =>
  queryOptions({
    queryKey: ["as-of", projectId, kind, at],
    queryFn: async ({ signal }): Promise<GridCopy> => {
      const params = { path: { project_id: projectId, kind: kind as "shot" }, query: { at } };
      const grid = await answered(client.GET("/api/v1/projects/{project_id}/grid/{kind}/as-of", { params, signal }));
      return receiveInSlices(projectId, kind, grid);
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 5 * 60_000,
    structuralSharing: false,
    placeholderData: keepPreviousData,
  });

/** Rows with their tasks and who does them, as they were: one change set. Answers its id, null when they stand so already. */
export async function bringBack(
  projectId: string,
  at: string,
  ids: string[],
): Promise<{ changeSetId: string | null; back: BroughtBack | undefined }> {
  const { data, response } = await client.POST("/api/v1/projects/{project_id}/bring-back", {
    params: { path: { project_id: projectId } },
    body: { at, ids },
  });
  return { changeSetId: response.headers.get("X-Change-Set"), back: data };
}
