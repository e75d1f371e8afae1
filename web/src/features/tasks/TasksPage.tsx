import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { gridQuery } from "@/api/grid-query";
import { type Kind, KINDS } from "@/api/kinds";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import { useProjectContext } from "@/api/use-project";
import { useSteadyList } from "@/lib/use-steady-list";
import { ErrorState, LoadingRows } from "@/ui/states";
import { TaskList, type TaskListProps } from "./TaskList";

/** The kinds whose tasks the project can have: those it has any row of. */
export function useTaskKinds(projectId: string): readonly Kind[] {
  const { kinds } = useProjectContext(projectId);
  return kinds ?? KINDS;
}

/** Every task of the project as one list, whatever it is a task of. */
export function TasksPage(props: Omit<TaskListProps, "copies">) {
  const { t } = useTranslation();
  const { accountId, projectId } = useProjectSession();
  const queries = useQueryClient();
  const kinds = useTaskKinds(projectId);
  const isBegun = useRef(false);
  const answers = useQueries({
    queries: kinds.map((kind) => gridQuery(queries, accountId, projectId, kind)),
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
  // The first row of another kind makes one more list; the page stays while that comes.
  if (copies.length < kinds.length && !isBegun.current) return <LoadingRows rows={14} />;
  isBegun.current = true;
  return <TaskList {...props} copies={copies} />;
}
