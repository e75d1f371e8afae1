import type { GridCopy, GridParent, GridRow, GridTask } from "@/api/grid-copy";
import type { Kind } from "@/api/kinds";
import type { Lookup } from "@/api/lookup";

/** One line of the flat list: a task with what it is of, and where that stands. */
export interface TaskRow {
  /** The task's. */
  id: string;
  task: GridTask;
  entity: GridRow;
  kind: Kind;
  parent: GridParent | null;
}

/** It took longer than it was thought to; nothing is over where nothing was estimated. */
export function isOverEstimate({ estimate_minutes, spent_minutes }: GridTask): boolean {
  return estimate_minutes !== null && spent_minutes > estimate_minutes;
}

/**
 * The tasks of several grids as one list: kind by kind, their rows in the order people expect, the tasks of a row in the order of the
 * workflow. A line stays the same object while nothing it shows changes.
 */
export function taskRows(): (
  parts: readonly { copy: GridCopy; rows: readonly GridRow[] }[],
  known: Lookup,
) => TaskRow[] {
  const held = new WeakMap<GridTask, TaskRow>();
  return (parts, { taskTypes }) => {
    const place = new Map(taskTypes.map(({ id }, at) => [id, at]));
    const placeOf = (task: GridTask) => place.get(task.task_type_id) ?? taskTypes.length;
    return parts.flatMap(({ copy, rows }) =>
      rows.flatMap((entity) => {
        const parent = copy.parents.get(entity.parent_id ?? "") ?? null;
        const tasks = entity.tasks.length > 1 ? entity.tasks.toSorted((a, b) => placeOf(a) - placeOf(b)) : entity.tasks;
        return tasks.map((task) => {
          const known = held.get(task);
          if (known && known.entity === entity && known.parent === parent) return known;
          const line = { id: task.id, task, entity, kind: copy.kind as Kind, parent };
          held.set(task, line);
          return line;
        });
      }),
    );
  };
}
