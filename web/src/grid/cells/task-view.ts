/** What a task cell shows, in words and colours ready to draw. */
export interface TaskView {
  taskId: string;
  status: string;
  color: string;
  /** The status colour made readable on this theme. */
  ink: string;
  due: string;
  isLate: boolean;
  retakes: string;
  more: string;
  people: readonly { name: string; initials: string; isOpen: boolean }[];
}

export function sameView(one: TaskView | null | undefined, other: TaskView | null | undefined): boolean {
  if (one === other) return true;
  if (!one || !other) return !one && !other;
  return (
    (["taskId", "status", "color", "ink", "due", "isLate", "retakes", "more"] as const).every(
      (field) => one[field] === other[field],
    ) && one.people.map((person) => person.name).join() === other.people.map((person) => person.name).join()
  );
}
