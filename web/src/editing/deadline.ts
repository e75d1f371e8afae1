import type { Deadlines } from "@/api/schema.gen";

/** What a person has said of when tasks are due; a number that is not given is "". */
export interface SaidDeadline {
  by: "day" | "milestone";
  day: string;
  milestoneId: string | null;
  daysBefore: number | "";
  /** How many working days the work takes, to count its start back; "": the start stays. */
  workdays: number | "";
}

type When = Pick<Deadlines, "due_date" | "milestone_id" | "days_before" | "workdays">;

/** The same for the server; null while it says no day yet. */
export function deadlineOf({ by, day, milestoneId, daysBefore, workdays }: SaidDeadline): When | null {
  const length = workdays === "" ? {} : { workdays };
  if (by === "day") return day ? { due_date: day, days_before: 0, ...length } : null;
  return milestoneId ? { milestone_id: milestoneId, days_before: daysBefore || 0, ...length } : null;
}
