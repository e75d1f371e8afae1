import { queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { Overview } from "./schema.gen";

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
