import { useTranslation } from "react-i18next";
import type { Timesheet } from "@/api/schema.gen";
import { shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { NO_TIME, worked } from "@/lib/worked";
import { DayOffButton } from "./DayOffButton";
import { byProject, minutesOf, sheetDays, taskName } from "./sheet-facts";
import { TimeField } from "./TimeField";
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
  day: string;
  onDay: (day: string) => void;
}

/** One day, for a narrow screen: the week as seven buttons, below them the tasks. */
export function DayList({ sheet, writes, mayLog, mayTake, isOnItsWay, day, onDay }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const days = sheetDays(sheet);
  const shown = days.find((one) => one.day === day) ?? days[0];
  if (!shown) return null;
  return (
    <div className={classes.dayView} inert={isOnItsWay}>
      <div className={classes.days} role="group" aria-label={t("timesheet.week")}>
        {days.map((one) => (
          <button
            key={one.day}
            type="button"
            className={classes.day}
            aria-pressed={one.day === shown.day}
            data-rest={one.possible === 0 || undefined}
            onClick={() => onDay(one.day)}
          >
            <span>{weekday(one.day, locale)}</span>
            <strong>{Number(one.day.slice(8))}</strong>
            <span>{worked(one.minutes) || "–"}</span>
          </button>
        ))}
      </div>
      <div className={classes.dayHead}>
        <h2>{shortDay(shown.day, locale)}</h2>
        <span data-full={(shown.possible > 0 && shown.minutes >= shown.possible) || undefined}>
          {worked(shown.minutes) || NO_TIME}
          {shown.possible > 0 && ` / ${worked(shown.possible)}`}
        </span>
        {mayTake && shown.isWorked && <DayOffButton day={shown.day} off={shown.off} onToggle={writes.toggleDayOff} />}
      </div>
      {byProject(sheet.tasks).map((project) => (
        <section key={project.id} aria-label={project.name}>
          <h3 className={classes.projectName}>{project.name}</h3>
          <ul className={classes.tasks}>
            {project.tasks.map((task) => (
              <li key={task.id}>
                <i className={classes.dot} style={{ background: task.task_type_color }} />
                <span className={classes.taskName}>{taskName(task)}</span>
                <TimeField
                  key={shown.day}
                  label={t("timesheet.cell", { task: taskName(task), day: shortDay(shown.day, locale) })}
                  minutes={minutesOf(sheet, task.id, shown.day)}
                  dayMinutes={sheet.day_minutes}
                  disabled={!mayLog(project.id) || !task.may_log || shown.isToCome}
                  onLog={(minutes) => writes.log(task.id, shown.day, minutes)}
                  unsaved={writes.unsaved(task.id, shown.day)}
                  onGiveUp={() => writes.giveUp(task.id, shown.day)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
