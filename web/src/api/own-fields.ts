import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { FieldChanges, FieldImpact, FieldNew, FieldOut, NewChoices, NewType, TypePreview } from "./schema.gen";

/** The studio's own fields: those of one project, or, without one, those that hold in all; those in the archive too. */
export const ownFieldsQuery = (projectId: string | null) =>
  queryOptions({
    queryKey: ["own-fields", projectId],
    queryFn: async (): Promise<FieldOut[]> => {
      const filter = [projectId ? `project_id:eq:${projectId}` : "project_id:null:true"];
      const query = { filter, sort: "kind,position,name", limit: 1000, archived: "yes" as const };
      return (await answered(client.GET("/api/v1/field-definitions", { params: { query } }))).rows as FieldOut[];
    },
  });

/** A field as the server answered it, at once in its list. */
export function holdField(queries: QueryClient, projectId: string | null, field: FieldOut): void {
  queries.setQueryData(ownFieldsQuery(projectId).queryKey, (held) =>
    held?.map((one) => (one.id === field.id ? field : one)),
  );
}

export const fieldImpactQuery = (id: string) =>
  queryOptions({
    queryKey: ["own-field-impact", id],
    queryFn: (): Promise<FieldImpact> =>
      answered(client.GET("/api/v1/field-definitions/{row_id}/impact", { params: { path: { row_id: id } } })),
    staleTime: 0,
  });

export const typePreviewQuery = (id: string, type: NewType["type"]) =>
  queryOptions({
    queryKey: ["own-field-type", id, type],
    queryFn: (): Promise<TypePreview> =>
      answered(
        client.POST("/api/v1/field-definitions/{row_id}/type-preview", {
          params: { path: { row_id: id } },
          body: { type },
        }),
      ),
    staleTime: 0,
  });

export function createField(body: FieldNew): Promise<FieldOut> {
  return answered(client.POST("/api/v1/field-definitions", { body }));
}

export function editField(id: string, body: FieldChanges): Promise<FieldOut> {
  return answered(client.PATCH("/api/v1/field-definitions/{row_id}", { params: { path: { row_id: id } }, body }));
}

/** Two fields change places: their positions in one change set. */
export async function placeFields(rows: { id: string; position: number }[]): Promise<void> {
  await answered(client.PATCH("/api/v1/field-definitions/bulk", { body: { rows } }));
}

export function setChoices(id: string, body: NewChoices): Promise<FieldOut> {
  return answered(client.PUT("/api/v1/field-definitions/{row_id}/choices", { params: { path: { row_id: id } }, body }));
}

export function changeFieldType({ id, rev }: FieldOut, type: NewType["type"]): Promise<FieldOut> {
  return answered(
    client.PUT("/api/v1/field-definitions/{row_id}/type", { params: { path: { row_id: id } }, body: { type, rev } }),
  );
}

export async function archiveField(id: string): Promise<void> {
  await answered(client.POST("/api/v1/field-definitions/archive", { body: { ids: [id] } }));
}

export async function restoreField(id: string): Promise<void> {
  await answered(client.POST("/api/v1/field-definitions/restore", { body: { ids: [id] } }));
}
