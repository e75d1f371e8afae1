import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { Kind } from "./kinds";
import type { LayoutOut, PlacedWidget as Placed } from "./schema.gen";

export type PageLayout = LayoutOut;
export type PlacedWidget = Required<Placed>;
export type LayoutRole = NonNullable<LayoutOut["role"]>;

/** For whom a page is arranged. */
export type Whose = { whose: "person" } | { whose: "project" | "studio"; role: LayoutRole | null };

export const OWN: Whose = { whose: "person" };

const key = (projectId: string) => ["page-layout", projectId] as const;

export const layoutQuery = (projectId: string, kind: Kind, whose: Whose = OWN) =>
  queryOptions({
    queryKey: [...key(projectId), kind, whose],
    queryFn: (): Promise<PageLayout> => {
      const role = whose.whose === "person" ? null : whose.role;
      const params = { path: { project_id: projectId, kind }, query: { whose: whose.whose, ...(role && { role }) } };
      return answered(client.GET("/api/v1/projects/{project_id}/layouts/{kind}", { params }));
    },
  });

export function refreshLayouts(queries: QueryClient, projectId: string): Promise<void> {
  return queries.invalidateQueries({ queryKey: key(projectId) });
}

/** `rev`: of the arrangement that was changed; null when there was none. */
export function saveLayout(
  projectId: string,
  kind: Kind,
  whose: Whose,
  { widgets, rev }: { widgets: PlacedWidget[]; rev: number | null },
): Promise<PageLayout> {
  const params = { path: { project_id: projectId, kind } };
  const layout = { layout: { widgets }, ...(rev !== null && { rev }) };
  if (whose.whose === "person")
    return answered(client.PUT("/api/v1/projects/{project_id}/layouts/{kind}", { params, body: layout }));
  const body = { ...layout, ...whose };
  return answered(client.PUT("/api/v1/projects/{project_id}/layouts/{kind}/shared", { params, body }));
}

export function resetLayout(projectId: string, kind: Kind, whose: Whose): Promise<PageLayout> {
  const path = { project_id: projectId, kind };
  if (whose.whose === "person")
    return answered(client.DELETE("/api/v1/projects/{project_id}/layouts/{kind}", { params: { path } }));
  const query = { whose: whose.whose, ...(whose.role && { role: whose.role }) };
  return answered(client.DELETE("/api/v1/projects/{project_id}/layouts/{kind}/shared", { params: { path, query } }));
}
