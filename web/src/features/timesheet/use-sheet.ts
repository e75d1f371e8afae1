import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Problem } from "@/api/problem";
import type { Timesheet } from "@/api/schema.gen";
import { logTime, refreshTime, takeDayOff, timesheetQuery, workDay } from "@/api/time";
import { withEntry } from "./sheet-facts";
import type { TimesheetSearch } from "./timesheet-search";

export interface SheetWrites {
  log: (taskId: string, day: string, minutes: number) => void;
  toggleDayOff: (day: string, dayOffId: string | null) => void;
  problem: Problem | null;
}

/** Writes to the shown week: what was typed stands at once, and goes again with the reason when it is refused. */
export function useSheet(sheet: Timesheet | undefined, { who, day }: TimesheetSearch): SheetWrites {
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const { queryKey } = timesheetQuery(who, day);
  const settled = {
    onSuccess: () => setProblem(null),
    onError: (error: Error) => setProblem(Problem.from(error)),
    onSettled: () => refreshTime(queries),
  };
  const logging = useMutation({
    mutationKey: ["time", "log"],
    // One after the other: two numbers typed into one cell arrive in their order.
    scope: { id: "timesheet" },
    mutationFn: ({ taskId, onDate, minutes }: { taskId: string; onDate: string; minutes: number }) =>
      logTime({ task_id: taskId, on_date: onDate, minutes }, sheet?.account_id ?? ""),
    onMutate: async ({ taskId, onDate, minutes }) => {
      await queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, (held: Timesheet | undefined) => held && withEntry(held, taskId, onDate, minutes));
    },
    ...settled,
    onSettled: () => (queries.isMutating({ mutationKey: ["time", "log"] }) === 1 ? refreshTime(queries) : undefined),
  });
  const off = useMutation({
    mutationFn: ({ onDate, id }: { onDate: string; id: string | null }) =>
      id ? workDay(id) : takeDayOff(sheet?.account_id ?? "", onDate),
    ...settled,
  });
  return {
    log: (taskId, onDate, minutes) => logging.mutate({ taskId, onDate, minutes }),
    toggleDayOff: (onDate, id) => off.mutate({ onDate, id }),
    problem,
  };
}
