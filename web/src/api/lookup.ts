import type { EntityType, Member, OwnField, Person, ProjectContext, TaskStatus, TaskType } from "./context";

/** The context of a project by id, for cells that ask thousands of times. */
export interface Lookup {
  statuses: ReadonlyMap<string, TaskStatus>;
  members: ReadonlyMap<string, Member>;
  types: ReadonlyMap<string, EntityType>;
  taskTypes: TaskType[];
  /** The studio's own fields of the kind; of the tasks where there is no kind. */
  own?: readonly OwnField[];
  people?: readonly Person[];
  /** So many times a task of the project may be sent back; null where nobody said. */
  maxRetakes?: number | null;
}

/** `kind`: whose steps; null for all of them. */
export function lookup(context: ProjectContext, kind: string | null): Lookup {
  const byId = <T extends { id: string }>(rows: T[]) => new Map(rows.map((row) => [row.id, row]));
  return {
    statuses: byId(context.task_statuses),
    members: byId(context.members),
    types: byId(context.entity_types),
    taskTypes: context.task_types.filter((type) => kind === null || type.for_kind === kind),
    own: (context.fields ?? []).filter((field) => field.kind === (kind ?? "task")),
    people: context.accounts,
    maxRetakes: context.project.max_retakes,
  };
}
