import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import { PAGE_OF_KIND } from "./kinds";
import type { EntityOut } from "./schema.gen";

const MOST = 8;

/** Shots, assets, sequences and episodes by a part of their name, for grids that are not open; of all projects when none is named. */
export const foundEntitiesQuery = (projectId: string | undefined, name: string) =>
  queryOptions({
    queryKey: ["found", projectId ?? "", name],
    queryFn: async ({ signal }): Promise<EntityOut[]> => {
      const filter = [
        `name:contains:${name}`,
        `kind:in:${Object.keys(PAGE_OF_KIND).join(",")}`,
        ...(projectId ? [`project_id:eq:${projectId}`] : []),
      ];
      const { rows } = await answered(
        client.GET("/api/v1/entities", { params: { query: { filter, limit: MOST, sort: "name" } }, signal }),
      );
      return rows as EntityOut[];
    },
    enabled: name.length >= 2,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });
