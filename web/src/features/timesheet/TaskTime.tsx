import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { taskTimeQuery, timesheetQuery } from "@/api/time";
import { useMay, useProjectContext } from "@/api/use-project";
import { NO_TIME, worked } from "@/lib/worked";
import { minutesOf } from "./sheet-facts";
import { TimeField } from "./TimeField";
import classes from "./TaskTime.module.css";
import { useLog } from "./use-log";

interface Props {
  projectId: string;
  taskId: string;
  typeId: string;
  estimate: number | null;
}

/** Time on one task: what one worked today, to write down, and who worked how long in all. */
export function TaskTime({ projectId, taskId, typeId, estimate }: Props) {
  const { t } = useTranslation();
  const may = useMay(projectId);
  const { task_types } = useProjectContext(projectId);
  const mayLog = may("time_entry.log") && task_types.find(({ id }) => id === typeId)?.allow_timelog !== false;
  const mayRead = may("time_entry.of_task");
  const { data: people } = useQuery({ ...taskTimeQuery(taskId), enabled: mayRead });
  const { data: sheet } = useQuery({ ...timesheetQuery(), enabled: mayRead });
  const { log, unsaved, giveUp } = useLog(sheet);
  const today = sheet?.today ?? "";
  const held = unsaved(taskId, today);
  if (!mayRead || !people) return null;
  const total = people.reduce((sum, { spent_minutes }) => sum + spent_minutes, 0);
  return (
    <section className={classes.time} aria-label={t("timesheet.onTask")}>
      <div className={classes.head}>
        <span>{t("timesheet.onTask")}</span>
        <span data-over={(estimate !== null && total > estimate) || undefined}>
          {worked(total) || NO_TIME}
          {estimate !== null && ` / ${worked(estimate) || NO_TIME}`}
        </span>
        {sheet && mayLog && (
          <>
            <span className={classes.today}>{t("timesheet.today")}</span>
            <TimeField
              label={t("timesheet.todayOnTask")}
              minutes={minutesOf(sheet, taskId, sheet.today)}
              dayMinutes={sheet.day_minutes}
              disabled={false}
              onLog={(minutes) => log(taskId, today, minutes)}
              unsaved={held}
              onGiveUp={() => giveUp(taskId, today)}
            />
          </>
        )}
      </div>
      {people.length > 0 && (
        <ul className={classes.people}>
          {people.map(({ id, name, spent_minutes }) => (
            <li key={id}>
              <span>{name}</span>
              <span>{worked(spent_minutes)}</span>
            </li>
          ))}
        </ul>
      )}
      {held && (
        <p className={classes.problem} role="alert">
          {t("timesheet.unsaved", { count: 1, why: held.why })}
        </p>
      )}
    </section>
  );
}
