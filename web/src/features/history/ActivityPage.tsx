import { Button } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { feedQuery } from "@/api/history";
import { Problem } from "@/api/problem";
import { useProjectContext } from "@/api/use-project";
import { diaryDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import classes from "./ActivityPage.module.css";
import entries from "./Entry.module.css";
import { FeedEntry } from "./FeedEntry";
import { namesOf } from "./names";

/** The production diary: what everybody did, by day, each with its changes and the way back. */
export function ActivityPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <h1 className={classes.title}>{t("activity.title")}</h1>
      <div className={classes.scroll}>
        <Diary projectId={projectId} />
      </div>
    </main>
  );
}

function Diary({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const names = namesOf(useProjectContext(projectId), locale);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    feedQuery(projectId),
  );
  if (error && !data) {
    const problem = Problem.from(error);
    return (
      <ErrorState
        title={t("activity.failed")}
        detail={problem.message}
        copyable={problem.copyable}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!data) return <LoadingRows rows={10} />;
  const days = Map.groupBy(
    data.pages.flatMap((page) => page.rows),
    (line) => diaryDay(line.at, locale),
  );
  if (days.size === 0)
    return (
      <EmptyState icon={<IconHistory size={26} stroke={1.5} />} title={t("history.none")}>
        {t("history.noneText")}
      </EmptyState>
    );
  return (
    <div>
      {[...days].map(([day, lines]) => (
        <section key={day} aria-label={day}>
          <h2 className={entries.day}>{day}</h2>
          <ol className={entries.list}>
            {lines.map((line) => (
              <FeedEntry key={line.change_set_id} projectId={projectId} line={line} names={names} />
            ))}
          </ol>
        </section>
      ))}
      {hasNextPage && (
        <div className={entries.more}>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t("state.more")}
          </Button>
        </div>
      )}
    </div>
  );
}
