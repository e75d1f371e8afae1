import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import { type Kind, PAGE_OF_KIND } from "./kinds";
import type { Found, FoundRow } from "./schema.gen";
import { taskColumnId } from "./task-column";

export const FOUND_KINDS = ["entity", "task", "comment", "account", "project"] as const;
export type FoundKind = FoundRow["kind"];

/** What is looked for, where, and of whom. */
export interface SearchAsked {
  q?: string;
  kind?: FoundKind;
  project?: string;
  person?: string;
  archived?: boolean;
}

export const searchQuery = ({ q = "", kind, project, person, archived }: SearchAsked, limit: number) =>
  queryOptions({
    queryKey: ["search", { q, kind, project, person, archived, limit }],
    queryFn: async ({ signal }): Promise<Found> => {
      const query = {
        q,
        limit,
        ...(kind && { kinds: [kind] }),
        ...(project && { project_id: project }),
        ...(person && { account_id: person }),
        ...(archived && { archived }),
      };
      // The client takes a pair of numbers for a list of them.
      return (await answered(client.GET("/api/v1/search", { params: { query }, signal }))) as Found;
    },
    enabled: q !== "",
    staleTime: 15_000,
    placeholderData: keepPreviousData,
  });

/** Where a hit is looked at; what was put away, where it is brought back. Null for a person, who has no page of their own. */
export function addressOf(row: FoundRow): string | null {
  if (row.project_id === null) return null;
  if (row.archived && row.kind === "project") return "/";
  const project = `/projects/${row.project_id}`;
  if (row.archived) return `${project}/archived?${new URLSearchParams({ q: row.title })}`;
  const page = PAGE_OF_KIND[row.entity_kind as Kind];
  if (row.kind === "project" || page === undefined || row.entity_id === null) return project;
  const at = { row: row.entity_id, ...(row.task_type_id && { col: taskColumnId(row.task_type_id) }) };
  const note = row.kind === "comment" ? `#note-${row.id}` : "";
  return `${project}/${page}?${new URLSearchParams({ ...at, panel: row.task_id ? "thread" : "fields" })}${note}`;
}
