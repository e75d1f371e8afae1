import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Problem } from "@/api/problem";
import type { Timesheet } from "@/api/schema.gen";
import { refreshTime, takeDayOff, workDay } from "@/api/time";
import type { TimesheetSearch } from "./timesheet-search";
import { type Log, useLog } from "./use-log";

export interface SheetWrites extends Log {
  /** Works again on what is named, or takes the day off where nothing is. */
  toggleDayOff: (day: string, daysOff: string[]) => void;
  problem: Problem | null;
}

/** Writes to the shown week. */
export function useSheet(sheet: Timesheet | undefined, { who, day }: TimesheetSearch): SheetWrites {
  const queries = useQueryClient();
  const log = useLog(sheet, who, day);
  const off = useMutation({
    mutationFn: async ({ onDate, ids }: { onDate: string; ids: string[] }) => {
      if (ids.length === 0) await takeDayOff(sheet?.account_id ?? "", onDate);
      for (const id of ids) await workDay(id);
    },
    onSettled: () => refreshTime(queries),
  });
  return {
    ...log,
    toggleDayOff: (onDate, ids) => off.mutate({ onDate, ids }),
    problem: off.error && Problem.from(off.error),
  };
}
