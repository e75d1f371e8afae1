import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { inOrder } from "@/api/grid-copy";
import { gridQuery } from "@/api/grid-query";
import { type Kind, PAGE_OF_KIND } from "@/api/kinds";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import { useProjectContext } from "@/api/use-project";
import { ErrorState, LoadingRows } from "@/ui/states";
import { inWorkflow } from "./in-workflow";
import { Nothing } from "./Nothing";
import type { About } from "./widget";
import classes from "./Widgets.module.css";

/** What stands under a sequence or an episode. */
const BELOW: Readonly<Partial<Record<Kind, Kind>>> = { sequence: "shot", episode: "sequence" };
export const HOLDS_OTHERS: ReadonlySet<Kind> = new Set(["sequence", "episode"]);

/** The shots of a sequence, the sequences of an episode, in the order of the cut, with the state of each of their tasks. */
export function BelowWidget({ row, kind }: About) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { accountId, projectId } = useProjectSession();
  const { task_types, task_statuses } = useProjectContext(projectId);
  const { data, error, refetch } = useQuery(gridQuery(queries, accountId, projectId, BELOW[kind] ?? "shot"));
  if (error && !data) {
    const problem = Problem.from(error);
    return (
      <ErrorState
        title={t("detail.belowFailed")}
        detail={problem.message}
        copyable={problem.copyable}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!data) return <LoadingRows rows={4} height={30} />;
  const below = inOrder(data).filter(({ parent_id }) => parent_id === row.id);
  if (below.length === 0) return <Nothing title={t("detail.nothingBelow")}>{t("detail.nothingBelowText")}</Nothing>;
  return (
    <ul
      className={`${classes.list} ${classes.scroll}`}
      tabIndex={0}
      aria-label={t(`nav.${PAGE_OF_KIND[BELOW[kind] ?? "shot"]}`)}
    >
      {below.map((one) => (
        <li key={one.id} className={classes.line}>
          {one.thumbnail_id ? (
            <img className={classes.thumb} src={`/api/v1/media/${one.thumbnail_id}/file`} alt="" loading="lazy" />
          ) : (
            <span className={classes.thumb} />
          )}
          <span className={classes.name}>
            <Link
              className={classes.link}
              to="/projects/$projectId/entities/$entityId"
              params={{ projectId, entityId: one.id }}
            >
              {one.name}
            </Link>
            {one.description && <span className={classes.small}>{one.description}</span>}
          </span>
          <span className={classes.states}>
            {inWorkflow(one.tasks, task_types).map((task) => {
              const status = task_statuses.find(({ id }) => id === task.task_status_id);
              const says = `${task_types.find(({ id }) => id === task.task_type_id)?.name}: ${status?.name}`;
              return (
                <span
                  key={task.id}
                  className={classes.dot}
                  style={{ background: status?.color }}
                  role="img"
                  aria-label={says}
                  title={says}
                />
              );
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}
