import { useTranslation } from "react-i18next";
import type { OverviewCell, UsedStatus } from "@/api/schema.gen";
import type { Condition } from "@/grid/view/filter";
import classes from "./Matrix.module.css";
import { percent } from "./sums";
import { RETAKEN, tasksHref, withStatus } from "./task-links";

interface Props {
  projectId: string;
  sum: Omit<OverviewCell, "task_type_id"> | undefined;
  /** Which tasks these are. */
  conditions: readonly Condition[];
  statuses: readonly UsedStatus[];
  showsRetakes: boolean;
}

/** A share and its statuses as a bar; the number and each piece of the bar lead to their tasks. */
export function MatrixCell({ projectId, sum, conditions, statuses, showsRetakes }: Props) {
  const { t } = useTranslation();
  if (!sum || sum.total === 0) return <td className={classes.none} />;
  if (showsRetakes) {
    return (
      <td data-empty={sum.retakes === 0 || undefined}>
        <a href={tasksHref(projectId, ...conditions, RETAKEN)} title={t("overview.retakesOf", { count: sum.retakes })}>
          {sum.retakes}
        </a>
      </td>
    );
  }
  const there = statuses.flatMap((status) => {
    const tasks = sum.statuses[status.id] ?? 0;
    return tasks > 0 ? [{ ...status, tasks }] : [];
  });
  const told = there.map(({ name, tasks }) => t("overview.withStatus", { count: tasks, status: name })).join(", ");
  return (
    <td>
      <a href={tasksHref(projectId, ...conditions)} title={told} data-done={sum.done === sum.total || undefined}>
        {t("overview.percent", { share: percent(sum.done, sum.total) })}
        <span className={classes.quiet}>
          {sum.done}/{sum.total}
        </span>
        <span className={classes.unseen}>{told}</span>
      </a>
      <span className={classes.bar}>
        {there.map(({ id, name, color, tasks }) => (
          <a
            key={id}
            href={tasksHref(projectId, ...conditions, withStatus(id))}
            style={{ flexGrow: tasks, background: color }}
            title={t("overview.withStatus", { count: tasks, status: name })}
            aria-label={t("overview.withStatus", { count: tasks, status: name })}
            tabIndex={-1}
          />
        ))}
      </span>
    </td>
  );
}
