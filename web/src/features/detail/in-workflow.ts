import type { TaskType } from "@/api/context";
import type { GridTask } from "@/api/grid-copy";

/** Tasks in the order of the project's steps, then by name. */
export function inWorkflow(tasks: readonly GridTask[], types: readonly TaskType[]): GridTask[] {
  const places = new Map(types.map(({ id }, at) => [id, at]));
  const place = ({ task_type_id }: GridTask) => places.get(task_type_id) ?? types.length;
  return tasks.toSorted((one, other) => place(one) - place(other) || one.name.localeCompare(other.name));
}
