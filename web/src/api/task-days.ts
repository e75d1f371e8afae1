import { dayIn } from "@/lib/day-in-zone";
import type { GridTask } from "./grid-copy";
import type { Lookup } from "./lookup";

type Day = "added_on" | "started_on" | "done_on";

const MOMENT_OF: Readonly<Record<Day, string>> = {
  ...{ added_on: "created_at", started_on: "real_start_date", done_on: "done_at" },
};

/** The days in a time zone of the moments that a change of a task tells: the grid read tells days, the log moments. */
export function daysTold(told: Readonly<Record<string, unknown>>, zone: string): Partial<Pick<GridTask, Day>> {
  const days: Partial<Pick<GridTask, Day>> = {};
  for (const [day, moment] of Object.entries(MOMENT_OF) as [Day, string][]) {
    const at = told[moment];
    if (at !== undefined) days[day] = typeof at === "string" ? dayIn(zone, at) : null;
  }
  return days;
}

/** The day a task was done; since it was added where nobody knows better, as the overview counts it. Null while it is not done. */
export function doneOn(
  { done_on, added_on, task_status_id }: GridTask,
  { statuses }: Pick<Lookup, "statuses">,
): string | null {
  return statuses.get(task_status_id)?.is_done ? (done_on ?? added_on) : null;
}
