import { useTranslation } from "react-i18next";
import type { OverviewWeek } from "@/api/schema.gen";
import { shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { weeksOf } from "./burn-up";
import { tasksHref } from "./task-links";
import classes from "./WeeksTable.module.css";

const COLUMNS = ["total", "done", "due", "planned"] as const;

/** The chart in numbers, folded away; each leads to its tasks. */
export function WeeksTable({ projectId, weeks }: { projectId: string; weeks: readonly OverviewWeek[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <details className={classes.fold}>
      <summary className={classes.summary}>{t("overview.weeks.title")}</summary>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t("overview.weeks.title")}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t("overview.weeks.of")}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {column === "due" ? t("overview.weeks.due") : t(`overview.lines.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(weeks).map(({ monday, ...week }) => (
              <tr key={monday}>
                <th scope="row">{shortDay(monday, locale)}</th>
                {COLUMNS.map((column) => {
                  const figure = week[column];
                  return (
                    <td key={column}>{figure ? <a href={tasksHref(projectId, figure.of)}>{figure.tasks}</a> : "–"}</td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
