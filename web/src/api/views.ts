import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { ViewNew, ViewOut, ViewChanges as ViewEdit } from "./schema.gen";

export type { ViewEdit, ViewNew, ViewOut };
export type ViewPage = ViewOut["page"];

/** More saved views than this nobody finds their way in. */
const MOST_VIEWS = 500;

/** The saved views a person finds on a page of a project: their own, the project's, the studio's. */
export const viewsQuery = (projectId: string, page: ViewPage) =>
  queryOptions({
    queryKey: ["views", page, projectId],
    queryFn: async () => {
      const query = { filter: [`page:eq:${page}`], sort: "position,name", limit: MOST_VIEWS };
      const { rows } = await answered(client.GET("/api/v1/views", { params: { query } }));
      return (rows as ViewOut[]).filter(({ project_id }) => project_id === null || project_id === projectId);
    },
    staleTime: 30_000,
  });

export function refreshViews(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: ["views"] });
}

export function createView(body: ViewNew): Promise<ViewOut> {
  return answered(client.POST("/api/v1/views", { body })) as Promise<ViewOut>;
}

export function editView(row_id: string, body: ViewEdit): Promise<ViewOut> {
  return answered(client.PATCH("/api/v1/views/{row_id}", { params: { path: { row_id } }, body })) as Promise<ViewOut>;
}

export async function archiveView(id: string): Promise<void> {
  await answered(client.POST("/api/v1/views/archive", { body: { ids: [id] } }));
}
