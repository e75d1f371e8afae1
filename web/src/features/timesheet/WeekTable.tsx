import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { Timesheet } from "@/api/schema.gen";
import { shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { NO_TIME, worked } from "@/lib/worked";
import { DayOffButton } from "./DayOffButton";
import { byProject, sheetDays } from "./sheet-facts";
import { TaskRow } from "./TaskRow";
import classes from "./Timesheet.module.css";
import type { SheetWrites } from "./use-sheet";
import { weekday } from "./weekday";

interface Props {
  sheet: Timesheet;
  writes: SheetWrites;
  /** Into tasks of which project, and whether days off. */
  mayLog: (projectId: string) => boolean;
  mayTake: boolean;
  /** Another week is asked for; into this one nothing is written any more. */
  isOnItsWay: boolean;
}

/** A week: tasks down, days across, sums at the edges. */
export function WeekTable({ sheet, writes, mayLog, mayTake, isOnItsWay }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const days = sheetDays(sheet);
  const projects = byProject(sheet.tasks);
  const order = projects.flatMap(({ tasks }) => tasks).map(({ id }) => id);
  return (
    <table className={classes.table} inert={isOnItsWay}>
      <thead>
        <tr>
          <th scope="col">{t("timesheet.task")}</th>
          {days.map((one) => (
            <th
              key={one.day}
              scope="col"
              data-today={one.isToday || undefined}
              data-rest={one.possible === 0 || undefined}
            >
              <span className={classes.dayTitle}>
                {weekday(one.day, locale)} {shortDay(one.day, locale)}
                {mayTake && one.isWorked && <DayOffButton day={one.day} off={one.off} onToggle={writes.toggleDayOff} />}
              </span>
            </th>
          ))}
          <th scope="col" className={classes.sum}>
            {t("timesheet.week")}
          </th>
          <th scope="col" className={classes.sum}>
            {t("timesheet.ofEstimate")}
          </th>
        </tr>
      </thead>
      <tbody>
        {projects.map((project) => (
          <Fragment key={project.id}>
            <tr className={classes.project}>
              <th colSpan={10} scope="colgroup">
                {project.name}
              </th>
            </tr>
            {project.tasks.map((task) => (
              <TaskRow
                key={task.id}
                {...{ sheet, task, days, writes }}
                mayLog={mayLog(project.id)}
                row={order.indexOf(task.id)}
              />
            ))}
          </Fragment>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t("timesheet.total")}</th>
          {days.map((one) => (
            <td key={one.day} data-full={(one.possible > 0 && one.minutes >= one.possible) || undefined}>
              {worked(one.minutes) || "–"}
              <span className={classes.possible}>{one.possible > 0 && ` / ${worked(one.possible)}`}</span>
            </td>
          ))}
          <td className={classes.sum}>
            {worked(days.reduce((total, { minutes }) => total + minutes, 0)) || "–"}
            <span className={classes.possible}>
              {" / "}
              {worked(days.reduce((total, { possible }) => total + possible, 0)) || NO_TIME}
            </span>
          </td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}
