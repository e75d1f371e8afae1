import { queryOptions } from "@tanstack/react-query";
import { answered, client } from "./client";
import { type Kind, PAGE_OF_KIND } from "./kinds";
import { taskColumnId } from "./task-column";

/** Where a row of the log stands now: its name, and the address of it in its grid when it has one. */
export interface NamedRow {
  name: string;
  /** The step, for a task. */
  taskTypeId?: string;
  href?: string;
}

interface EntityName {
  id: string;
  name: string;
  kind: string;
  parent_id: string | null;
  project_id: string;
  archived_at: string | null;
}

interface TaskName {
  id: string;
  entity_id: string;
  task_type_id: string;
  archived_at: string | null;
}

/** What the rows of a page of changes are called. Rows deleted for ever are not among them. */
export const namedRowsQuery = (rows: readonly { entity: string; row_id: string }[]) => {
  const ids = (noun: string) => [...new Set(rows.filter(({ entity }) => entity === noun).map(({ row_id }) => row_id))];
  const [entityIds, taskIds] = [ids("entity"), ids("task")];
  return queryOptions({
    queryKey: ["named-rows", ...entityIds, ...taskIds],
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, NamedRow>> => {
      const tasks = await tasksOf(taskIds, signal);
      const wanted = [...new Set([...entityIds, ...tasks.map(({ entity_id }) => entity_id)])];
      const entities = await entitiesOf(wanted, signal);
      const byId = new Map(entities.map((entity) => [entity.id, entity]));
      const missing = entities.map(({ parent_id }) => parent_id).filter((id) => id !== null && !byId.has(id));
      const parents = await entitiesOf([...new Set(missing as string[])], signal);
      for (const parent of parents) byId.set(parent.id, parent);
      const named = (entity: EntityName, task?: TaskName) =>
        namedRow(entity, byId.get(entity.parent_id ?? "")?.name ?? "", task);
      return new Map([
        ...entities.map((entity) => [entity.id, named(entity)] as const),
        ...tasks.flatMap((task) => {
          const entity = byId.get(task.entity_id);
          return entity ? [[task.id, named(entity, task)] as const] : [];
        }),
      ]);
    },
    enabled: entityIds.length + taskIds.length > 0,
    staleTime: 30_000,
  });
};

/** So many ids fit into one address. */
const AT_ONCE = 100;

async function entitiesOf(ids: string[], signal: AbortSignal): Promise<EntityName[]> {
  const pages = await Promise.all(
    parts(ids).map((part) =>
      answered(client.GET("/api/v1/entities", { params: { query: { ...query(part), fields: ENTITY } }, signal })),
    ),
  );
  return pages.flatMap(({ rows }) => rows as unknown as EntityName[]);
}

async function tasksOf(ids: string[], signal: AbortSignal): Promise<TaskName[]> {
  const pages = await Promise.all(
    parts(ids).map((part) =>
      answered(client.GET("/api/v1/tasks", { params: { query: { ...query(part), fields: TASK } }, signal })),
    ),
  );
  return pages.flatMap(({ rows }) => rows as unknown as TaskName[]);
}

const ENTITY = "id,name,kind,parent_id,project_id,archived_at";
const TASK = "id,entity_id,task_type_id,archived_at";

function query(ids: string[]) {
  return { filter: [`id:in:${ids.join(",")}`], archived: "yes" as const, limit: AT_ONCE };
}

function parts(ids: string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) =>
    ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
}

function namedRow(entity: EntityName, parent: string, task?: TaskName): NamedRow {
  const name = [parent, entity.name].filter(Boolean).join(" ");
  const row: NamedRow = { name, ...(task && { taskTypeId: task.task_type_id }) };
  // What is archived stands in no grid.
  if (entity.archived_at || task?.archived_at || !(entity.kind in PAGE_OF_KIND)) return row;
  const search = new URLSearchParams({
    row: entity.id,
    ...(task ? { col: taskColumnId(task.task_type_id), panel: "thread" } : { panel: "fields" }),
  });
  return { ...row, href: `/projects/${entity.project_id}/${PAGE_OF_KIND[entity.kind as Kind]}?${search}` };
}
