const PREFIX = "task.";

/** The column that shows the tasks of one type; its fields (`task.<id>.due_date`) begin the same. */
export function taskColumnId(taskTypeId: string): string {
  return PREFIX + taskTypeId;
}

/** The task type a column is about; null for a column of the row itself. */
export function taskTypeOf(column: string | undefined): string | null {
  return column?.startsWith(PREFIX) ? column.slice(PREFIX.length) : null;
}
