import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import type { Timesheet } from "@/api/schema.gen";
import { logTime, refreshTime, timesheetQuery } from "@/api/time";
import { minutesOf, withEntry } from "./sheet-facts";
import { holdUnsaved, letGo, type Unsaved, useUnsaved } from "./unsaved";

export interface Log {
  log: (taskId: string, day: string, minutes: number) => void;
  /** What stands in a field though it was not taken. */
  unsaved: (taskId: string, day: string) => Unsaved | undefined;
  allUnsaved: readonly Unsaved[];
  giveUp: (taskId: string, day: string) => void;
}

interface Entry {
  whose: string;
  taskId: string;
  day: string;
  minutes: number;
}

const KEY = ["time", "log"];

/** Writes time: what was typed stands at once; when it is refused, it stays in its field with the reason. */
export function useLog(sheet: Timesheet | undefined, who?: string, week?: string): Log {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { queryKey } = timesheetQuery(who, week);
  const accountId = sheet?.account_id ?? "";
  const { all, at } = useUnsaved(accountId);
  const show = (taskId: string, day: string, minutes: number) =>
    queries.setQueryData(queryKey, (held: Timesheet | undefined) => held && withEntry(held, taskId, day, minutes));
  const logging = useMutation({
    mutationKey: KEY,
    // One after the other: two numbers typed into one cell arrive in their order.
    scope: { id: "timesheet" },
    mutationFn: ({ whose, taskId, day, minutes }: Entry) => logTime({ task_id: taskId, on_date: day, minutes }, whose),
    onMutate: async ({ taskId, day, minutes }) => {
      await queries.cancelQueries({ queryKey });
      const held = queries.getQueryData(queryKey);
      show(taskId, day, minutes);
      return held && minutesOf(held, taskId, day);
    },
    onSuccess: (_, { whose, taskId, day }) => letGo(whose, taskId, day),
    onError: (error, { whose, taskId, day, minutes }, before) => {
      const problem = Problem.from(error);
      const why = problem.slug === "unreachable" ? t("state.unreachable") : problem.message;
      holdUnsaved(whose, { taskId, day, minutes, why });
      if (before !== undefined) show(taskId, day, before);
    },
    onSettled: () => (queries.isMutating({ mutationKey: KEY }) === 1 ? refreshTime(queries) : undefined),
  });
  return {
    log: (taskId, day, minutes) => logging.mutate({ whose: accountId, taskId, day, minutes }),
    unsaved: at,
    allUnsaved: all,
    giveUp: (taskId, day) => letGo(accountId, taskId, day),
  };
}
