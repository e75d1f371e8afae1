import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useHoursPerDay } from "@/api/organization";
import { Problem } from "@/api/problem";
import { spentQuery } from "@/api/overview";
import type { Spent } from "@/api/schema.gen";
import { useProjectContext } from "@/api/use-project";
import type { Condition } from "@/grid/view/filter";
import { duration } from "@/lib/durations";
import { ErrorState, LoadingRows } from "@/ui/states";
import classes from "./SpentTables.module.css";
import { ESTIMATED, OVER_ESTIMATE, ofType, SPENT, tasksHref } from "./task-links";

/** What was worked beside what was estimated, by step and by person. A person's estimate is their share of their tasks. */
export function SpentTables({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const { members } = useProjectContext(projectId);
  const slots = (accountId: string): Condition | null => {
    const value = members.filter(({ account_id }) => account_id === accountId).map(({ id }) => id);
    return value.length > 0 ? { field: "assignee", op: "in", value } : null;
  };
  return (
    <section aria-labelledby="overview-spent">
      <h2 className={classes.title} id="overview-spent">
        {t("overview.spent.title")} <a href={tasksHref(projectId, OVER_ESTIMATE)}>{t("overview.spent.allOver")}</a>
      </h2>
      <div className={classes.pair}>
        <SpentTable projectId={projectId} by="task_type" tasksOf={({ id }) => ofType(id)} />
        <SpentTable projectId={projectId} by="person" tasksOf={({ id }) => slots(id)} />
      </div>
    </section>
  );
}

interface Props {
  projectId: string;
  by: "task_type" | "person";
  /** Null where none of the project's tasks can be told by it: somebody who left the team. */
  tasksOf: (row: Spent) => Condition | null;
}

function SpentTable({ projectId, by, tasksOf }: Props) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(spentQuery(projectId, by));
  const hours = useHoursPerDay();
  const led = (shown: string | number, to: Condition[] | null) =>
    to ? <a href={tasksHref(projectId, ...to)}>{shown}</a> : <span>{shown}</span>;
  const time = (minutes: number) => (minutes > 0 ? duration(minutes, hours, t("types.dayUnit")) : "–");
  if (!data && error) {
    const { message, copyable } = Problem.from(error);
    return (
      <ErrorState
        title={t("overview.spent.failed")}
        detail={message}
        copyable={copyable}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!data) return <LoadingRows rows={4} />;
  const rows = data.filter(({ spent_minutes, estimate_minutes }) => spent_minutes + estimate_minutes > 0);
  if (rows.length === 0) return <p className={classes.quiet}>{t(`overview.spent.none.${by}`)}</p>;
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t(`overview.spent.by.${by}`)}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t(`overview.spent.by.${by}`)}</th>
            {(["tasks", "estimate", "spent", "left"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`overview.spent.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { id, name, tasks, estimate_minutes: estimate, spent_minutes: spent } = row;
            const of = tasksOf(row);
            // What somebody worked may lie in tasks that are given to others: no filter tells those.
            const worked = by === "task_type" ? of : null;
            const isOver = estimate > 0 && spent > estimate;
            return (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{led(tasks, of && [of])}</td>
                <td>{led(time(estimate), of && estimate > 0 ? [of, ESTIMATED] : null)}</td>
                <td>{led(time(spent), worked && spent > 0 ? [worked, SPENT] : null)}</td>
                <td data-over={isOver || undefined}>
                  {isOver
                    ? led(t("overview.spent.over", { time: time(spent - estimate) }), worked && [worked, OVER_ESTIMATE])
                    : led(time(estimate - spent), worked && estimate > spent ? [worked, ESTIMATED] : null)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
