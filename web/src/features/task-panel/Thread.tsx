import { IconMessage } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { threadQuery } from "@/api/comments";
import type { GridTask } from "@/api/grid-copy";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import { useMay } from "@/api/use-project";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import { Comment } from "./Comment";
import { Composer } from "./Composer";
import classes from "./Thread.module.css";

/** What is said about a task, the newest at the bottom, where one writes. */
export function Thread({ task }: { task: GridTask }) {
  const { t } = useTranslation();
  const { projectId } = useProjectSession();
  const may = useMay(projectId);
  const { data, error, refetch } = useQuery(threadQuery(task.id));
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which React would take for the effect's end.
    void end.current?.scrollIntoView({ block: "end" });
  }, [data?.length]);
  return (
    <div className={classes.thread}>
      <div className={classes.notes} tabIndex={0} role="log" aria-label={t("drawer.thread")}>
        {data ? (
          data.length > 0 ? (
            data.map((comment) => <Comment key={comment.id} comment={comment} />)
          ) : (
            <EmptyState icon={<IconMessage size={26} stroke={1.5} />} title={t("drawer.noComments")}>
              {t("drawer.noCommentsText")}
            </EmptyState>
          )
        ) : error ? (
          <ErrorState
            title={t("drawer.threadFailed")}
            detail={Problem.from(error).message}
            copyable={Problem.from(error).copyable}
            onRetry={() => void refetch()}
          />
        ) : (
          <LoadingRows rows={3} height={56} />
        )}
        <div ref={end} />
      </div>
      {may("comment.create") && <Composer task={task} />}
    </div>
  );
}
