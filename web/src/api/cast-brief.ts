import { queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { Stage } from "./casting-page";

/** Casting as a grid says it. */
export interface CastBrief {
  /** Who is cast in a row, in the order of names; null as a name where another production no longer shares the asset. */
  casts: ReadonlyMap<string, readonly { name: string | null; occurrences: number }[]>;
  /** In how many shots an asset is cast. */
  shots: ReadonlyMap<string, number>;
}

export const castBriefQuery = (projectId: string, of: Stage | "asset") =>
  queryOptions({
    queryKey: ["cast-brief", projectId, of],
    queryFn: async (): Promise<CastBrief> => {
      const params = { path: { project_id: projectId }, query: { of } };
      const { assets, casts, shots } = await answered(
        client.GET("/api/v1/projects/{project_id}/casting/brief", { params }),
      );
      const cast = (parts: [number, number][]) =>
        parts.map(([place, occurrences]) => ({ name: assets[place]?.[1] ?? null, occurrences }));
      return {
        casts: new Map(casts.map(([id, parts]) => [id as string, cast(parts as [number, number][])])),
        shots: new Map(shots as [string, number][]),
      };
    },
    structuralSharing: false,
  });
