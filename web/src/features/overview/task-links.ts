import type { OverviewPart } from "@/api/schema.gen";
import type { Condition, Filter } from "@/grid/view/filter";

/** The list of a project's tasks, filtered: what a number counts. */
export function tasksHref(projectId: string, ...filters: Filter[]): string {
  const filter: Filter = { all: filters };
  return `/projects/${projectId}/tasks?filter=${encodeURIComponent(JSON.stringify(filter))}`;
}

export const DONE: Condition = { field: "done", op: "is", value: true };
export const OPEN: Condition = { field: "done", op: "is", value: false };
export const LATE: Condition = { field: "late", op: "is", value: true };
export const RETAKEN: Condition = { field: "retake_count", op: "gt", value: 0 };
export const IN_REVIEW: Condition = { field: "status.is_feedback_request", op: "is", value: true };
export const UNDATED: Condition = { field: "due_date", op: "empty" };
export const SPENT: Condition = { field: "spent_minutes", op: "gt", value: 0 };
export const ESTIMATED: Condition = { field: "estimate_minutes", op: "gt", value: 0 };
export const OVER_ESTIMATE: Condition = { field: "over_estimate", op: "is", value: true };
export const GIVEN_TO_NOBODY: Condition = { field: "assignee", op: "empty" };

export const ofType = (typeId: string): Condition => ({ field: "task_type", op: "in", value: [typeId] });
export const dueBy = (day: string): Condition => ({ field: "due_date", op: "le", value: day });
export const doneBy = (day: string): Condition => ({ field: "done_on", op: "le", value: day });
/** A task was there since it was added, or begun, or done, whichever is told to be first. */
export const thereBy = (day: string): Filter => ({
  any: (["added_on", "started_on", "done_on"] as const).map((field) => ({ field, op: "le", value: day })),
});
export const withStatus = (statusId: string): Condition => ({ field: "status", op: "in", value: [statusId] });
export const givenTo = (memberId: string): Condition => ({ field: "assignee", op: "in", value: [memberId] });

/** The tasks of one kind; with a heading those of a sequence, or of a type of assets. Null is the heading of those that have none. */
export function under(kind: OverviewPart["kind"], headingId?: string | null): Condition[] {
  const ofKind: Condition = { field: "kind", op: "in", value: [kind] };
  const field = { shot: "parent", asset: "entity_type" }[kind as string];
  if (headingId === undefined || !field) return [ofKind];
  return [ofKind, headingId === null ? { field, op: "empty" } : { field, op: "in", value: [headingId] }];
}
