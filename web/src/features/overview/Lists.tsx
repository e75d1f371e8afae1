import { useTranslation } from "react-i18next";
import type { Overview } from "@/api/schema.gen";
import { shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { StatusLabel } from "@/ui/StatusLabel";
import classes from "./Lists.module.css";
import { dueBy, givenTo, LATE, ofType, OPEN, tasksHref } from "./task-links";

interface Props {
  projectId: string;
  overview: Overview;
}

/** The tasks that are most overdue; a click opens their thread. */
export function LateTasks({ projectId, overview }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { late, totals, statuses, task_types: types } = overview;
  return (
    <section className={classes.part} aria-labelledby="overview-late">
      <h2 className={classes.title} id="overview-late">
        {t("overview.late")} <a href={tasksHref(projectId, LATE)}>{totals.late}</a>
      </h2>
      {late.length === 0 ? (
        <p className={classes.quiet}>{t("overview.nothingLate")}</p>
      ) : (
        <ul className={classes.list}>
          {late.map((task) => {
            const status = statuses.find(({ id }) => id === task.task_status_id);
            return (
              <li key={task.id}>
                <a className={classes.line} href={`/projects/${projectId}/tasks?row=${task.id}&panel=thread`}>
                  <span className={classes.name}>
                    <span className={classes.quiet}>{task.parent_name}</span> {task.entity_name}{" "}
                    <span className={classes.quiet}>{types.find(({ id }) => id === task.task_type_id)?.name}</span>
                  </span>
                  {status && <StatusLabel name={status.name} color={status.color} />}
                  <span className={classes.late} title={shortDay(task.due_date, locale)}>
                    {t("overview.daysLate", { count: task.days_late })}
                  </span>
                </a>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** What comes next in the plan. */
export function Milestones({ projectId, overview }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { milestones } = overview;
  if (!milestones) return null;
  return (
    <section className={classes.part} aria-labelledby="overview-milestones">
      <h2 className={classes.title} id="overview-milestones">
        {t("overview.milestones")}
      </h2>
      {milestones.length === 0 ? (
        <p className={classes.quiet}>{t("overview.noMilestones")}</p>
      ) : (
        <ul className={classes.list}>
          {milestones.map(({ id, name, on_date, days_left, task_type_id: step, open_tasks: open }) => (
            <li key={id} className={classes.line}>
              <a className={classes.name} href={`/projects/${projectId}/settings/milestones`}>
                {name}
              </a>
              <span className={classes.quiet}>{shortDay(on_date, locale)}</span>
              <span className={classes.quiet}>
                {days_left === 0 ? t("overview.isToday") : t("overview.daysLeft", { count: days_left })}
              </span>
              <a
                className={classes.aside}
                href={tasksHref(projectId, OPEN, dueBy(on_date), ...(step ? [ofType(step)] : []))}
              >
                {t("overview.openBy", { count: open })}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Slots that wait for somebody, with the work that waits in them. */
export function OpenSlots({ projectId, overview }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { open_slots: slots } = overview;
  if (!slots) return null;
  return (
    <section className={classes.part} aria-labelledby="overview-slots">
      <h2 className={classes.title} id="overview-slots">
        {t("overview.openSlots")} <a href={`/projects/${projectId}/team`}>{slots.count}</a>
      </h2>
      {slots.count === 0 ? (
        <p className={classes.quiet}>{t("overview.allFilled")}</p>
      ) : (
        <ul className={classes.list}>
          {slots.rows.map(({ id, role, department, starts_on, tasks }) => (
            <li key={id} className={classes.line}>
              <a className={classes.name} href={`/projects/${projectId}/team`}>
                {role} <span className={classes.quiet}>{department}</span>
              </a>
              {starts_on && (
                <span className={classes.quiet}>{t("overview.from", { day: shortDay(starts_on, locale) })}</span>
              )}
              <a className={classes.aside} href={tasksHref(projectId, givenTo(id), OPEN)}>
                {t("overview.tasks", { count: tasks })}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
