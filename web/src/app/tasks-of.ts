/** The list of tasks, filtered to those of one slot. */
export function tasksOfHref(projectId: string, memberId: string): string {
  const filter = { all: [{ field: "assignee", op: "in", value: [memberId] }] };
  return `/projects/${projectId}/tasks?filter=${encodeURIComponent(JSON.stringify(filter))}`;
}
