import { useTranslation } from "react-i18next";
import type { OverviewTotals } from "@/api/schema.gen";
import classes from "./Figures.module.css";
import { percent } from "./sums";
import { DONE, GIVEN_TO_NOBODY, IN_REVIEW, LATE, OPEN, RETAKEN, tasksHref, UNDATED } from "./task-links";

/** The project in seven numbers; each leads to the tasks it counts. */
export function Figures({ projectId, totals }: { projectId: string; totals: OverviewTotals }) {
  const { t } = useTranslation();
  const share = percent(totals.done, totals.total);
  const figures = [
    { name: "late", count: totals.late, href: tasksHref(projectId, LATE), isBad: true },
    { name: "inReview", count: totals.in_review, href: tasksHref(projectId, IN_REVIEW, OPEN) },
    { name: "retakes", count: totals.retakes, href: tasksHref(projectId, RETAKEN) },
    { name: "noDate", count: totals.no_date, href: tasksHref(projectId, OPEN, UNDATED) },
    ...(totals.no_one === null
      ? []
      : [{ name: "noOne", count: totals.no_one, href: tasksHref(projectId, OPEN, GIVEN_TO_NOBODY) } as const]),
  ] as const;
  return (
    <div className={classes.figures}>
      <a className={classes.figure} data-wide href={tasksHref(projectId, DONE)}>
        <strong>{t("overview.percent", { share })}</strong>
        <span>{t("overview.doneOf", { done: totals.done, count: totals.total })}</span>
        <span className={classes.bar} aria-hidden>
          <i style={{ width: `${share}%` }} />
        </span>
      </a>
      {figures.map(({ name, count, href, ...more }) => (
        <a key={name} className={classes.figure} href={href} data-bad={("isBad" in more && count > 0) || undefined}>
          <strong>{count}</strong>
          <span>{t(`overview.figures.${name}`)}</span>
        </a>
      ))}
    </div>
  );
}
