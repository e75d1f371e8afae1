import { useTranslation } from "react-i18next";
import type { SheetTask, Timesheet } from "@/api/schema.gen";
import { shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { NO_TIME, worked } from "@/lib/worked";
import { minutesOf, type SheetDay, taskName } from "./sheet-facts";
import { TimeField } from "./TimeField";
import classes from "./Timesheet.module.css";
import type { SheetWrites } from "./use-sheet";

interface Props {
  sheet: Timesheet;
  task: SheetTask;
  days: readonly SheetDay[];
  row: number;
  mayLog: boolean;
  writes: SheetWrites;
}

/** One task of the week: a field for each day, then its sums. */
export function TaskRow({ sheet, task, days, row, mayLog, writes }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { estimate_minutes: estimate, spent_minutes: spent } = task;
  return (
    <tr>
      <th scope="row" title={taskName(task)}>
        <i className={classes.dot} style={{ background: task.task_type_color }} />
        {taskName(task)}
      </th>
      {days.map((one, column) => (
        <td key={column} data-rest={one.possible === 0 || undefined}>
          <TimeField
            key={one.day}
            label={t("timesheet.cell", { task: taskName(task), day: shortDay(one.day, locale) })}
            minutes={minutesOf(sheet, task.id, one.day)}
            dayMinutes={sheet.day_minutes}
            disabled={!mayLog || !task.may_log || one.isToCome}
            onLog={(minutes) => writes.log(task.id, one.day, minutes)}
            unsaved={writes.unsaved(task.id, one.day)}
            onGiveUp={() => writes.giveUp(task.id, one.day)}
            place={[row, column]}
          />
        </td>
      ))}
      <td className={classes.sum}>{worked(minutesOf(sheet, task.id))}</td>
      <td className={classes.sum} data-over={(estimate !== null && spent > estimate) || undefined}>
        {worked(spent) || NO_TIME}
        {estimate !== null && ` / ${worked(estimate) || NO_TIME}`}
      </td>
    </tr>
  );
}
