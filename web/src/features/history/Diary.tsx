import { Button } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { feedQuery } from "@/api/history";
import { Problem } from "@/api/problem";
import { diaryDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import { type ActivitySearch, feedFilters, isFiltered } from "./activity-search";
import classes from "./ActivityPage.module.css";
import entries from "./Entry.module.css";
import { FeedEntry } from "./FeedEntry";
import type { Names } from "./names";
import { RevertSelection } from "./RevertSelection";
import { useReached } from "@/lib/use-reached";
import type { MayRevert } from "./use-may-revert";

/** So many pages come by themselves as one scrolls; more on asking. Where little fits the filters a page may hold nothing and yet not be the last. */
const BY_ITSELF = 10;

interface Props {
  /** Null: of all the studio. */
  projectId: string | null;
  names: Names;
  mayRevert: MayRevert;
  search: ActivitySearch;
  onSearch: (search: ActivitySearch) => void;
}

export function Diary({ projectId, names, mayRevert, search, onSearch }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const filters = useMemo(() => feedFilters(search), [search]);
  const feed = useInfiniteQuery(feedQuery(projectId, filters));
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = feed;
  const isBounded = (data?.pages.length ?? 0) >= BY_ITSELF;
  const end = useReached(() => void fetchNextPage(), hasNextPage && !isFetchingNextPage && !isBounded);
  if (error && !data) {
    const problem = Problem.from(error);
    return (
      <ErrorState
        title={t("activity.failed")}
        detail={problem.slug === "unreachable" ? t("state.unreachable") : problem.message}
        copyable={problem.copyable}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!data) return <LoadingRows rows={10} />;
  const lines = data.pages.flatMap((page) => page.rows);
  const days = Map.groupBy(lines, (line) => diaryDay(line.at, locale));
  if (days.size === 0 && !hasNextPage) return <Nothing isFiltered={isFiltered(search)} onClear={() => onSearch({})} />;
  const choose = (id: string) =>
    setChosen((old) => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    <>
      <RevertSelection
        chosen={lines.filter(({ change_set_id }) => chosen.has(change_set_id))}
        onClear={() => setChosen(new Set())}
        names={names}
      />
      <div className={classes.scroll}>
        {[...days].map(([day, ofDay]) => (
          <section key={day} aria-label={day}>
            <h2 className={entries.day}>{day}</h2>
            <ol className={entries.list}>
              {ofDay.map((line) => (
                <FeedEntry
                  key={line.change_set_id}
                  {...{ line, names }}
                  mayRevert={mayRevert(line)}
                  isPointedAt={search.change_set === line.change_set_id}
                  isChosen={chosen.has(line.change_set_id)}
                  onChoose={choose}
                />
              ))}
            </ol>
          </section>
        ))}
        {days.size === 0 && <p className={classes.looked}>{t("activity.looked")}</p>}
        {hasNextPage && (
          <div className={entries.more} ref={end}>
            <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t(days.size === 0 ? "activity.lookOn" : "state.more")}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}

function Nothing({ isFiltered: isNarrowed, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useTranslation();
  const icon = <IconHistory size={26} stroke={1.5} />;
  if (!isNarrowed)
    return (
      <EmptyState icon={icon} title={t("history.none")}>
        {t("history.noneText")}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={icon}
      title={t("activity.noMatch")}
      action={
        <Button variant="default" onClick={onClear}>
          {t("activity.clear")}
        </Button>
      }
    />
  );
}
