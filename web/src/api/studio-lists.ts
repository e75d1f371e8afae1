import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";

/** Lists that a studio or a project keeps, by their place in the API; each has the same plain verbs. */
export type ListPath =
  | "departments"
  | "task-types"
  | "task-statuses"
  | "entity-types"
  | "software"
  | "status-automations"
  | "project-templates"
  | "milestones"
  | "schedule-items"
  | "baselines"
  | "task-dependencies"
  | "webhooks";

export interface ListRow {
  id: string;
  rev: number;
  archived_at?: string | null;
}

type Fields = Record<string, unknown>;

const MOST = 1000;

/** All rows of a list; those in the archive come along, at the end, when they are asked for. */
export const listQuery = <T extends ListRow>(path: ListPath, asked: ListAsked = {}) =>
  queryOptions({
    queryKey: ["list", path, asked],
    queryFn: async (): Promise<T[]> => {
      const query = { limit: MOST, ...asked };
      const { rows } = await answered(client.GET(one(path), { params: { query } }));
      return rows as unknown as T[];
    },
  });

interface ListAsked {
  sort?: string;
  filter?: string[];
  archived?: "no" | "yes" | "only";
}

export function refreshList(queries: QueryClient, path: ListPath): Promise<void> {
  return queries.invalidateQueries({ queryKey: ["list", path] });
}

export function createRow(path: ListPath, body: Fields): Promise<ListRow> {
  return answered(client.POST(one(path), { body: body as { name: string } }));
}

export function editRow(path: ListPath, id: string, body: Fields): Promise<ListRow> {
  const place = `${one(path)}/{row_id}` as "/api/v1/departments/{row_id}";
  return answered(client.PATCH(place, { params: { path: { row_id: id } }, body }));
}

export async function editRows(path: ListPath, rows: ({ id: string } & Fields)[]): Promise<void> {
  const place = `${one(path)}/bulk` as "/api/v1/departments/bulk";
  await answered(client.PATCH(place, { body: { rows } }));
}

export async function archiveRows(path: ListPath, ids: string[], verb: "archive" | "restore" = "archive") {
  const place = `${one(path)}/${verb}` as "/api/v1/departments/archive";
  await answered(client.POST(place, { body: { ids } }));
}

/** They share their shapes, so one of them stands for all. */
function one(path: ListPath): "/api/v1/departments" {
  return `/api/v1/${path}` as "/api/v1/departments";
}
