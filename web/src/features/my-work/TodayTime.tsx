import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MyTask } from "@/api/schema.gen";
import { useMe } from "@/api/use-project";
import { parseWorked, worked } from "@/lib/worked";
import classes from "./MyTaskLine.module.css";
import { titleOf } from "./sections";
import { useLogToday } from "./use-task-writes";

interface Props {
  task: MyTask;
  today: string;
  dayMinutes: number;
}

/** What was worked on a task today, to be typed as one says it: "2h", "1:30", "45m". */
export function TodayTime({ task, today, dayMinutes }: Props) {
  const { t } = useTranslation();
  const { account } = useMe();
  const { log, giveUp, isBusy, problem } = useLogToday(task, today, account.id);
  const [typed, setTyped] = useState<string | null>(null);
  const minutes = typed === null ? task.today_minutes : parseWorked(typed, dayMinutes / 60);
  const why =
    minutes === null
      ? t("timesheet.wrong")
      : problem && (problem.slug === "unreachable" ? t("state.unreachable") : problem.message);
  const drop = () => {
    setTyped(null);
    giveUp();
  };
  const save = () => {
    // What cannot be read stays, and says so.
    if (minutes === null || typed === null || isBusy) return;
    // What is refused stays, to be sent again or given up.
    if (minutes !== task.today_minutes) log(minutes, { onSuccess: () => setTyped(null) });
    else drop();
  };
  return (
    <>
      <input
        className={classes.time}
        aria-label={t("myWork.timeOf", { task: titleOf(task) })}
        aria-invalid={why !== null || undefined}
        title={t("myWork.timeHint")}
        placeholder={t("myWork.timeNone")}
        value={typed ?? worked(task.today_minutes)}
        readOnly={isBusy}
        inputMode="text"
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === "Enter") save();
          if (event.key !== "Escape") return;
          // The field's own: it must not close the thread beside it.
          event.preventDefault();
          drop();
        }}
      />
      {why && (
        <span className={classes.whyNot} role="alert">
          {why}
        </span>
      )}
    </>
  );
}
