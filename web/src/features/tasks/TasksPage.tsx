import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { gridQuery } from "@/api/grid-query";
import type { Kind } from "@/api/kinds";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import { useSteadyList } from "@/lib/use-steady-list";
import { ErrorState, LoadingRows } from "@/ui/states";
import { TaskList, type TaskListProps } from "./TaskList";

export const TASK_KINDS: readonly Kind[] = ["shot", "asset", "sequence", "episode"];

/** Every task of the project as one list, whatever it is a task of. */
export function TasksPage(props: Omit<TaskListProps, "copies">) {
  const { t } = useTranslation();
  const { accountId, projectId } = useProjectSession();
  const queries = useQueryClient();
  const answers = useQueries({
    queries: TASK_KINDS.map((kind) => gridQuery(queries, accountId, projectId, kind)),
  });
  const copies = useSteadyList(answers.flatMap(({ data }) => data ?? []));
  const failed = answers.find(({ error, data }) => error && !data);
  if (failed) {
    const problem = Problem.from(failed.error);
    const retry = () => answers.forEach(({ error, refetch }) => error && void refetch());
    return (
      <ErrorState
        title={t("pages.failed")}
        detail={problem.slug === "unreachable" ? t("state.unreachable") : problem.message}
        copyable={problem.copyable}
        onRetry={retry}
      />
    );
  }
  if (copies.length < TASK_KINDS.length) return <LoadingRows rows={14} />;
  return <TaskList {...props} copies={copies} />;
}
