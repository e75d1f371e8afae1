import { queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { EntityLinkOut, EntityRow } from "./schema.gen";

/** Enough for any shot; beyond it the list says that it is not all. */
export const MOST_CAST = 1000;

/** Where somebody looks from: what appears in a shot, or where an asset appears. */
export type CastingSide = "entity_id" | "asset_id";

export const castingQuery = (side: CastingSide, entityId: string) =>
  queryOptions({
    queryKey: ["casting", side, entityId],
    queryFn: async (): Promise<EntityLinkOut[]> => {
      const query = { filter: [`${side}:eq:${entityId}`], limit: MOST_CAST };
      // No `fields` was asked for, so the rows are whole.
      return (await answered(client.GET("/api/v1/entity-links", { params: { query } }))).rows as EntityLinkOut[];
    },
  });

/** What a casting names, by id; some of it may stand in another production. */
export const namedQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ["named", ...ids.toSorted()],
    queryFn: () => entitiesById(ids),
    enabled: ids.length > 0,
    staleTime: 60_000,
  });

export async function entitiesById(
  ids: readonly string[],
  archived: "no" | "yes" = "no",
): Promise<ReadonlyMap<string, EntityRow>> {
  const pages = await Promise.all(
    chunks(ids, 50).map((part) => {
      const query = {
        filter: [`id:in:${part.join(",")}`],
        fields: "id,name,kind,parent_id,entity_type_id,thumbnail_id,archived_at",
        limit: 50,
        archived,
      };
      return answered(client.GET("/api/v1/entities", { params: { query } }));
    }),
  );
  return new Map(pages.flatMap(({ rows }) => rows).map((row) => [row.id, row]));
}

/** Assets of a project whose name has some letters in it. */
export const assetsByNameQuery = (projectId: string, letters: string) =>
  queryOptions({
    queryKey: ["assets-by-name", projectId, letters],
    queryFn: async (): Promise<EntityRow[]> => {
      const about = letters ? [`name:contains:${letters}`] : [];
      const filter = [`project_id:eq:${projectId}`, "kind:eq:asset", ...about];
      const query = { filter, fields: "id,name,entity_type_id,thumbnail_id", sort: "name", limit: 20 };
      return (await answered(client.GET("/api/v1/entities", { params: { query } }))).rows;
    },
    staleTime: 10_000,
  });

export async function cast(projectId: string, entityId: string, assetId: string): Promise<void> {
  const body = { project_id: projectId, entity_id: entityId, asset_id: assetId, occurrences: 1, label: "" };
  await answered(client.POST("/api/v1/entity-links", { body }));
}

export async function setOccurrences(link: EntityLinkOut, occurrences: number): Promise<void> {
  const body = { occurrences, rev: link.rev };
  await answered(client.PATCH("/api/v1/entity-links/{row_id}", { params: { path: { row_id: link.id } }, body }));
}

export async function uncast(links: readonly EntityLinkOut[]): Promise<void> {
  await answered(client.POST("/api/v1/entity-links/purge", { body: { ids: links.map(({ id }) => id) } }));
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}
