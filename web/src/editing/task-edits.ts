import type { Edit } from "@/api/edits";
import type { GridTask } from "@/api/grid-copy";
import { type Assignment, assignedAfter } from "@/grid/editors/AssigneePicker";
import { sameValue } from "@/grid/same-value";

type Field = "task_status_id" | "start_date" | "due_date" | "estimate_minutes" | "priority" | "member_ids";

function edit(task: GridTask, field: Field, value: unknown): Edit[] {
  if (sameValue(task[field], value)) return [];
  return [{ table: "task", id: task.id, field, value, seen: task[field], rev: task.rev }];
}

/** One value for many tasks; those that have it already are left out. */
export function taskEdits(tasks: readonly GridTask[], field: Field, value: unknown): Edit[] {
  return tasks.flatMap((task) => edit(task, field, value));
}

/** Who is put on and taken off many tasks; the others on each stay. */
export function assignEdits(tasks: readonly GridTask[], assignment: Assignment): Edit[] {
  return tasks.flatMap((task) => edit(task, "member_ids", assignedAfter(task.member_ids, assignment)));
}
