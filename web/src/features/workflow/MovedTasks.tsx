import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Comparison, MovedTask } from "@/api/schema.gen";
import { shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import classes from "./MovedTasks.module.css";
import { farthest } from "./farthest";

const COUNTED = ["later", "earlier", "otherwise", "unchanged", "gone", "new"] as const;

/** The tasks that are planned otherwise than they were, those that moved the furthest first. */
export function MovedTasks({ projectId, comparison }: { projectId: string; comparison: Comparison }) {
  const { t } = useTranslation();
  const { counts, rows } = comparison;
  const rest = counts.later + counts.earlier + counts.otherwise - rows.length;
  return (
    <>
      <p className={classes.counts}>
        {COUNTED.filter((name) => counts[name] > 0)
          .map((name) => t(`comparison.${name}`, { count: counts[name] }))
          .join(" · ")}
      </p>
      {rows.length === 0 ? (
        <p className={classes.quiet}>{t("comparison.empty")}</p>
      ) : (
        <ul className={classes.list} aria-label={t("comparison.list")}>
          {rows.map((task) => (
            <li key={task.task_id}>
              <Moved projectId={projectId} task={task} />
            </li>
          ))}
        </ul>
      )}
      {rest > 0 && <p className={classes.quiet}>{t("comparison.rest", { count: rest })}</p>}
    </>
  );
}

function Moved({ projectId, task }: { projectId: string; task: MovedTask }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { of, before, after, days } = farthest(task);
  const day = (date: string | null) => (date ? shortDay(date, locale) : t("comparison.noDate"));
  return (
    <Link
      className={classes.line}
      to="/projects/$projectId/tasks"
      params={{ projectId }}
      search={{ row: task.task_id, panel: "thread" }}
    >
      <span className={classes.name}>
        <span className={classes.quiet}>{task.entity.parent_name}</span> {task.entity.name}{" "}
        <span className={classes.quiet}>{task.task_type.name}</span>
      </span>
      <span className={classes.days}>{t(`comparison.${of}`, { before: day(before), after: day(after) })}</span>
      <span className={classes.by}>
        {days !== null && t(days < 0 ? "comparison.daysEarlier" : "comparison.daysLater", { count: Math.abs(days) })}
      </span>
    </Link>
  );
}
