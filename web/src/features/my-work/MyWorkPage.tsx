import { Button } from "@mantine/core";
import { IconChecks } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { myWorkQuery } from "@/api/my-work";
import { Problem } from "@/api/problem";
import type { MyTask } from "@/api/schema.gen";
import { useMay } from "@/api/use-project";
import { useLineKeys } from "@/lib/use-line-keys";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import { Mentions } from "./Mentions";
import type { MyWorkSearch } from "./my-work-search";
import classes from "./MyWorkPage.module.css";
import { MyTaskLine } from "./MyTaskLine";
import { bySection } from "./sections";
import { SubmitDialog } from "./SubmitDialog";
import { TodayLogged } from "./TodayLogged";

interface Props {
  search: MyWorkSearch;
  renderThread: (task: MyTask) => ReactNode;
}

/** What one has to do over all projects, the most urgent on top. */
export function MyWorkPage({ search, renderThread }: Props) {
  const { t } = useTranslation();
  const may = useMay();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(myWorkQuery);
  const [submitted, setSubmitted] = useState<MyTask | null>(null);
  const list = useLineKeys<HTMLDivElement>();
  const [first] = data?.pages ?? [];
  const tasks = useMemo(() => data?.pages.flatMap(({ rows }) => rows) ?? [], [data]);
  const projects = useMemo(
    () => new Map(data?.pages.flatMap((page) => page.projects.map((project) => [project.id, project] as const))),
    [data],
  );
  const open = tasks.find(({ id }) => id === search.task);
  const submit = submitted && projects.get(submitted.project_id)?.submit;
  const mayLog = may("time_entry.log");
  return (
    <div className={classes.frame}>
      <main className={classes.page} id="content" tabIndex={-1}>
        <div className={classes.inner} ref={list}>
          <h1 className={classes.title}>{t("myWork.title")}</h1>
          <div className={classes.columns}>
            <div className={classes.work}>
              {first ? (
                tasks.length > 0 ? (
                  bySection(tasks).map((part) => (
                    <section key={part.section} aria-labelledby={`my-${part.section}`}>
                      <h2 className={classes.section} id={`my-${part.section}`} data-section={part.section}>
                        {t(`myWork.sections.${part.section}`)} <span>{first.counts[part.section]}</span>
                      </h2>
                      <ul className={classes.list}>
                        {part.tasks.map((task) => (
                          <MyTaskLine
                            key={task.id}
                            {...{ task, mayLog }}
                            project={projects.get(task.project_id)}
                            today={first.today}
                            dayMinutes={first.day_minutes}
                            isOpen={task.id === open?.id}
                            onSubmit={() => setSubmitted(task)}
                          />
                        ))}
                      </ul>
                    </section>
                  ))
                ) : (
                  <EmptyState
                    icon={<IconChecks size={26} stroke={1.5} />}
                    title={t("myWork.empty")}
                    action={
                      <Button component={Link} to="/" variant="default">
                        {t("frame.projects")}
                      </Button>
                    }
                  >
                    {t("myWork.emptyText")}
                  </EmptyState>
                )
              ) : error ? (
                <ErrorState
                  title={t("myWork.failed")}
                  detail={Problem.from(error).message}
                  copyable={Problem.from(error).copyable}
                  onRetry={() => void refetch()}
                />
              ) : (
                <LoadingRows rows={8} height={52} />
              )}
              {hasNextPage && (
                <Button
                  variant="subtle"
                  color="gray"
                  fullWidth
                  loading={isFetchingNextPage}
                  onClick={() => void fetchNextPage()}
                >
                  {t("myWork.more")}
                </Button>
              )}
            </div>
            <div className={classes.aside}>
              {mayLog && <TodayLogged />}
              <Mentions />
            </div>
          </div>
        </div>
      </main>
      {open && renderThread(open)}
      {submitted && submit && <SubmitDialog task={submitted} status={submit} onClose={() => setSubmitted(null)} />}
    </div>
  );
}
