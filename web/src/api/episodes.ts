import { queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";

/** Whether a project has any episode: only then, or for a series, do pages speak of them. */
export const hasEpisodesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["has-episodes", projectId],
    queryFn: async () => {
      const query = { filter: [`project_id:eq:${projectId}`, "kind:eq:episode"], fields: "id", limit: 1 };
      return (await answered(client.GET("/api/v1/entities", { params: { query } }))).rows.length > 0;
    },
    staleTime: 5 * 60_000,
  });
