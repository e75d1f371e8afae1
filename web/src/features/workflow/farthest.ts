import type { MovedTask } from "@/api/schema.gen";

const DAY = 24 * 60 * 60 * 1000;

interface Move {
  of: "due" | "start";
  before: string | null;
  after: string | null;
  /** Negative: earlier. Null where one of both days is missing. */
  days: number | null;
}

/** The one of a task's two dates that tells how it moved: when it is due, unless only the start says it in days. */
export function farthest(task: MovedTask): Move {
  const isDueSame = task.due_then === task.due_now;
  const isDueOnce = task.due_then === null || task.due_now === null;
  const [of, before, after] =
    isDueSame || (isDueOnce && task.days)
      ? (["start", task.start_then, task.start_now] as const)
      : (["due", task.due_then, task.due_now] as const);
  return { of, before, after, days: before && after ? (Date.parse(after) - Date.parse(before)) / DAY : null };
}
