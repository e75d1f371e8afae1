import type { EntityType, Member, ProjectContext, TaskStatus, TaskType } from "./context";

/** The context of a project by id, for cells that ask thousands of times. */
export interface Lookup {
  statuses: ReadonlyMap<string, TaskStatus>;
  members: ReadonlyMap<string, Member>;
  types: ReadonlyMap<string, EntityType>;
  taskTypes: TaskType[];
}

/** `kind`: whose steps; null for all of them. */
export function lookup(context: ProjectContext, kind: string | null): Lookup {
  const byId = <T extends { id: string }>(rows: T[]) => new Map(rows.map((row) => [row.id, row]));
  return {
    statuses: byId(context.task_statuses),
    members: byId(context.members),
    types: byId(context.entity_types),
    taskTypes: context.task_types.filter((type) => kind === null || type.for_kind === kind),
  };
}
