import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { GridCopy } from "./grid-copy";
import type { Kind } from "./kinds";

/** Which kind of thing an id is: the grids that are open know, else the server is asked. */
export const entityKindQuery = (queries: QueryClient, projectId: string, entityId: string) =>
  queryOptions({
    queryKey: ["entity-kind", projectId, entityId],
    queryFn: async (): Promise<Kind> => {
      const copies = queries.getQueriesData<GridCopy>({ queryKey: ["grid", projectId] });
      const held = copies.find(([, copy]) => copy?.rows.has(entityId))?.[1];
      if (held) return held.kind as Kind;
      const params = { path: { row_id: entityId } };
      return (await answered(client.GET("/api/v1/entities/{row_id}", { params }))).kind as Kind;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
