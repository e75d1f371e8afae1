import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import type { Change } from "./change";
import type { Kind } from "./kinds";
import type { ProjectOut } from "./schema.gen";

export interface TaskType {
  id: string;
  name: string;
  short_name: string;
  for_kind: string;
  color: string;
  department_id: string | null;
  /** Whether time is written down on its tasks. */
  allow_timelog: boolean;
}

export interface TaskStatus {
  id: string;
  name: string;
  short_name: string;
  color: string;
  is_default: boolean;
  is_wip: boolean;
  is_feedback_request: boolean;
  is_retake: boolean;
  is_done: boolean;
  is_artist_allowed: boolean;
  is_client_allowed: boolean;
  /** Whether the person may move a task of this project to it. */
  may_set: boolean;
}

export interface EntityType {
  id: string;
  name: string;
  kind: string;
  icon: string | null;
  color: string;
}

/** A role slot of the project; `is_open` when nobody fills it yet. */
export interface Member {
  id: string;
  account_id: string | null;
  role: string;
  department_id: string | null;
  name: string;
  initials: string;
  is_open: boolean;
  archived: boolean;
}

export interface Person {
  id: string;
  display_name: string;
  account_type: string;
  /** Their picture, if they have one. */
  avatar_id: string | null;
}

export interface ProjectPerson extends Person {
  /** Whether they may be given a slot: neither deactivated nor past their last day. */
  is_working: boolean;
}

export type OwnFieldType =
  | "text"
  | "long_text"
  | "number"
  | "checkbox"
  | "date"
  | "list"
  | "tags"
  | "url"
  | "person"
  | "entity_link"
  | "checklist";

/** A field of the studio's own on the rows of one kind; its values stand under `key` in their `extra`. */
export interface OwnField {
  id: string;
  project_id: string | null;
  kind: string;
  key: string;
  name: string;
  description: string;
  type: OwnFieldType;
  choices: { value: string; color?: string | null }[];
  required: boolean;
  /** Whether the person may change it, where they may change the row. */
  editable: boolean;
}

/** What every page of a project needs beside its rows, in the project's own order and colours. */
export interface ProjectContext {
  project: ProjectOut;
  cursor: string;
  task_types: TaskType[];
  task_statuses: TaskStatus[];
  entity_types: EntityType[];
  members: Member[];
  departments: { id: string; name: string; color: string }[];
  accounts: ProjectPerson[];
  /** In their order; those the person reads here. */
  fields?: OwnField[];
  /** The kinds that the project has any row of. */
  kinds?: Kind[];
}

const CONTEXT_TABLES: ReadonlySet<string> = new Set([
  "project",
  "task_type",
  "task_status",
  "entity_type",
  "member",
  "department",
  "account",
  "field_definition",
  "project_task_type",
  "project_task_status",
  "project_entity_type",
]);

/** Whether a live change makes the context another: of what it tells itself, or of which kinds there are. */
export function changesContext({ entity, op, after }: Change, context: ProjectContext | undefined): boolean {
  if (entity !== "entity") return CONTEXT_TABLES.has(entity);
  if (op === "insert") return !context?.kinds?.includes(after?.kind as Kind);
  return after !== null && "archived_at" in after;
}

export const contextQuery = (projectId: string) =>
  queryOptions({
    queryKey: ["context", projectId],
    queryFn: () =>
      answered(
        client.GET("/api/v1/projects/{project_id}/context", { params: { path: { project_id: projectId } } }),
      ) as Promise<unknown> as Promise<ProjectContext>,
    staleTime: Number.POSITIVE_INFINITY,
  });

export function refreshContext(queries: QueryClient, projectId: string): Promise<void> {
  return queries.invalidateQueries({ queryKey: contextQuery(projectId).queryKey });
}
