import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Problem } from "@/api/problem";
import type { Timesheet } from "@/api/schema.gen";
import { refreshTime, takeDayOff, workDay } from "@/api/time";
import type { TimesheetSearch } from "./timesheet-search";
import { type Log, useLog } from "./use-log";

export interface SheetWrites extends Log {
  toggleDayOff: (day: string, dayOffId: string | null) => void;
  problem: Problem | null;
}

/** Writes to the shown week. */
export function useSheet(sheet: Timesheet | undefined, { who, day }: TimesheetSearch): SheetWrites {
  const queries = useQueryClient();
  const log = useLog(sheet, who, day);
  const off = useMutation({
    mutationFn: ({ onDate, id }: { onDate: string; id: string | null }) =>
      id ? workDay(id) : takeDayOff(sheet?.account_id ?? "", onDate),
    onSettled: () => refreshTime(queries),
  });
  return {
    ...log,
    toggleDayOff: (onDate, id) => off.mutate({ onDate, id }),
    problem: off.error && Problem.from(off.error),
  };
}
