import { ActionIcon } from "@mantine/core";
import { IconExternalLink, IconX } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { contextQuery } from "@/api/context";
import type { GridTask } from "@/api/grid-copy";
import { refreshMyWork } from "@/api/my-work";
import { Problem } from "@/api/problem";
import { ProjectSessionContext } from "@/api/project-session";
import type { MyTask } from "@/api/schema.gen";
import { Thread } from "@/features/task-panel/Thread";
import { SidePanel } from "@/ui/SidePanel";
import { ErrorState, LoadingRows } from "@/ui/states";
import classes from "./MyTaskDrawer.module.css";
import { useSession } from "./use-session";

/** The thread of one of one's tasks, kept true by its project's stream while it is open. */
export function MyTaskDrawer({ task, onClose }: { task: MyTask; onClose: () => void }) {
  const { t } = useTranslation();
  const { data: context, error, refetch } = useQuery(contextQuery(task.project_id));
  const session = useSession(task.project_id, context?.cursor);
  useListFollowing(task.id);
  const { entity, task_type: type } = task;
  return (
    <SidePanel onClose={onClose}>
      <div className={classes.head}>
        <h2 className={classes.title}>
          {entity.parent_name && <span className={classes.quiet}>{entity.parent_name}</span>} {entity.name}{" "}
          <span className={classes.quiet}>{type.name}</span>
        </h2>
        <Link
          to="/projects/$projectId/tasks"
          params={{ projectId: task.project_id }}
          search={{ row: task.id, panel: "thread" }}
          className={classes.way}
          aria-label={t("myWork.inProject")}
          title={t("myWork.inProject")}
        >
          <IconExternalLink size={16} />
        </Link>
        <ActionIcon onClick={onClose} aria-label={t("drawer.close")}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      {session ? (
        <ProjectSessionContext value={session}>
          <Thread key={task.id} task={asGridTask(task)} entityId={entity.id} />
        </ProjectSessionContext>
      ) : error && !context ? (
        <ErrorState
          title={t("drawer.threadFailed")}
          detail={Problem.from(error).message}
          copyable={Problem.from(error).copyable}
          onRetry={() => void refetch()}
        />
      ) : (
        <LoadingRows rows={4} height={56} />
      )}
    </SidePanel>
  );
}

/** The list behind is read again when something is said here: the task may have moved by it. */
function useListFollowing(taskId: string): void {
  const queries = useQueryClient();
  useEffect(
    () =>
      queries.getQueryCache().subscribe((event) => {
        const [what, of] = event.query.queryKey;
        const isSaid = event.type === "updated" && event.action.type === "invalidate";
        if (isSaid && what === "thread" && of === taskId) void refreshMyWork(queries);
      }),
    [queries, taskId],
  );
}

function asGridTask(task: MyTask): GridTask {
  const { id, rev, name, start_date, due_date, estimate_minutes, priority } = task;
  const { retake_count, comment_count, spent_minutes } = task;
  return {
    ...{ id, rev, name, start_date, due_date, estimate_minutes, priority },
    ...{ retake_count, comment_count, spent_minutes, added_on: null, started_on: null, done_on: null },
    ...{ task_type_id: task.task_type.id, task_status_id: task.status.id, member_ids: [], extra: {} },
  };
}
