import { queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { Overview, Spent } from "./schema.gen";

/** How a project stands on a day. The project's stream says when to read it again. */
export const overviewQuery = (projectId: string, today: string) =>
  queryOptions({
    queryKey: ["overview", projectId, today],
    queryFn: ({ signal }): Promise<Overview> =>
      answered(
        client.GET("/api/v1/projects/{project_id}/overview", {
          params: { path: { project_id: projectId }, query: { today } },
          signal,
        }),
      ),
    placeholderData: (held) => held,
  });

/** Worked and estimated minutes of a project, by step or by person. Read again with the rest of the overview. */
export const spentQuery = (projectId: string, by: "task_type" | "person") =>
  queryOptions({
    queryKey: ["overview", projectId, "spent", by],
    queryFn: async ({ signal }): Promise<Spent[]> => {
      const params = { path: { project_id: projectId }, query: { by } };
      return (await answered(client.GET("/api/v1/projects/{project_id}/time", { params, signal }))).rows;
    },
  });
