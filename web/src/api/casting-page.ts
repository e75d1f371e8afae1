import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { CastAsset, CastChanges, CastCopy, Casting, CastsOut, SharedAssets } from "./schema.gen";

export const STAGES = ["shot", "episode", "scene"] as const;
export type Stage = (typeof STAGES)[number];

/** What is to be different in the casts of a selection. */
export interface CastChange {
  entity_ids: string[];
  add?: { asset_id: string; label?: string; occurrences?: number }[];
  change?: { asset_id: string; label?: string; occurrences?: number; by?: number; new_label?: string }[];
  remove?: { asset_id: string; label?: string }[];
}

export interface CastLink {
  entity_id: string;
  asset_id: string;
  occurrences: number;
  label: string;
}

/** All of a project's casting, as its page shows it. */
export interface CastingCopy extends Omit<Casting, "links" | "link_fields"> {
  assets: CastAsset[];
  links: CastLink[];
}

// Under "casting", like a row's own: whatever changes in the project has them all read again.
export const castingKey = (projectId: string, of: Stage) => ["casting", "page", projectId, of] as const;

export const castingPageQuery = (projectId: string, of: Stage) =>
  queryOptions({
    queryKey: castingKey(projectId, of),
    queryFn: async (): Promise<CastingCopy> => {
      const params = { path: { project_id: projectId }, query: { of } };
      const { links, link_fields, ...rest } = await answered(
        client.GET("/api/v1/projects/{project_id}/casting", { params }),
      );
      const [entity, asset, occurrences, label] = ["entity_id", "asset_id", "occurrences", "label"].map((field) =>
        link_fields.indexOf(field),
      ) as [number, number, number, number];
      return {
        ...rest,
        links: links.map((link) => ({
          entity_id: link[entity] as string,
          asset_id: link[asset] as string,
          occurrences: link[occurrences] as number,
          label: link[label] as string,
        })),
      };
    },
  });

/** Assets of other productions that may be cast here. */
export const sharedAssetsQuery = (projectId: string, letters: string) =>
  queryOptions({
    queryKey: ["shared-assets", projectId, letters],
    queryFn: ({ signal }): Promise<SharedAssets> => {
      const params = { path: { project_id: projectId }, query: { letters, limit: 50 } };
      return answered(client.GET("/api/v1/projects/{project_id}/casting/shared", { params, signal }));
    },
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });

export function changeCasts(projectId: string, change: CastChange): Promise<CastsOut> {
  const params = { path: { project_id: projectId } };
  // What is left out the server fills in itself.
  const body = change as CastChanges;
  return answered(client.PATCH("/api/v1/projects/{project_id}/casting", { params, body }));
}

export function copyCast(projectId: string, body: CastCopy): Promise<CastsOut> {
  const params = { path: { project_id: projectId } };
  return answered(client.POST("/api/v1/projects/{project_id}/casting/copy", { params, body }));
}
