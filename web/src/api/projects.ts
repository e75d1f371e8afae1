import { queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { ProjectNew, ProjectOut } from "./schema.gen";

export type ProductionType = NonNullable<ProjectNew["production_type"]>;
export type ProductionStyle = NonNullable<ProjectNew["production_style"]>;

export const PRODUCTION_TYPES: ProductionType[] = [
  "short",
  "featurefilm",
  "tvshow",
  "commercial",
  "game",
  "music-video",
  "other",
];
export const PRODUCTION_STYLES: ProductionStyle[] = [
  "2d",
  "3d",
  "2d3d",
  "vfx",
  "stop-motion",
  "motion-design",
  "archviz",
  "immersive",
  "video-game",
  "vr",
  "ar",
  "other",
];

/** The productions the person may see, by name; a studio has dozens, not thousands. */
export const projectsQuery = queryOptions({
  queryKey: ["projects"],
  queryFn: async (): Promise<ProjectOut[]> => {
    const query = { sort: "status,name", limit: 500 };
    // No `fields` is asked for, so the rows are whole.
    return (await answered(client.GET("/api/v1/projects", { params: { query } }))).rows as ProjectOut[];
  },
});

export function createProject(body: ProjectNew): Promise<ProjectOut> {
  return answered(client.POST("/api/v1/projects", { body }));
}

/** The productions that were put away, of those the person may see: by name. */
export const archivedProjectsQuery = queryOptions({
  queryKey: ["projects", "archived"],
  queryFn: async (): Promise<ProjectOut[]> => {
    const query = { sort: "name", limit: 500, archived: "only" as const };
    return (await answered(client.GET("/api/v1/projects", { params: { query } }))).rows as ProjectOut[];
  },
});

export async function archiveProject(id: string): Promise<void> {
  await client.POST("/api/v1/projects/archive", { body: { ids: [id] } });
}
