import { Button, Checkbox, VisuallyHidden } from "@mantine/core";
import { IconArchive } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { archivedQuery, restoreRows } from "@/api/archived";
import type { ArchivedRow } from "@/api/schema.gen";
import { catchUp } from "@/api/grid-query";
import { Problem } from "@/api/problem";
import { useMay } from "@/api/use-project";
import { useReached } from "@/lib/use-reached";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import { ArchivedLine } from "./ArchivedLine";
import classes from "./ArchivePage.module.css";
import type { ArchiveSearch } from "./archive-search";
import { ChosenBar } from "./ChosenBar";
import { idsByNoun, mayAll } from "./chosen";
import { PurgeDialog } from "./PurgeDialog";

export function ArchivedRows({ projectId, search }: { projectId: string; search: ArchiveSearch }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const may = useMay(projectId);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [purging, setPurging] = useState<readonly ArchivedRow[] | null>(null);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    archivedQuery(projectId, search),
  );
  const end = useReached(() => void fetchNextPage(), hasNextPage && !isFetchingNextPage);
  const settle = async () => {
    setChosen(new Set());
    await queries.invalidateQueries({ queryKey: ["archived", projectId] });
    await catchUp(queries, projectId);
  };
  const restoring = useMutation({
    mutationFn: (rows: readonly ArchivedRow[]) => restoreRows(idsByNoun(rows)),
    onSettled: settle,
  });
  if (error && !data) {
    const problem = Problem.from(error);
    return (
      <ErrorState
        title={t("archive.failed")}
        detail={problem.slug === "unreachable" ? t("state.unreachable") : problem.message}
        copyable={problem.copyable}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!data) return <LoadingRows rows={10} height={32} />;
  const rows = data.pages.flatMap((page) => page.rows);
  const chosenRows = rows.filter(({ id }) => chosen.has(id));
  const isAll = rows.length > 0 && chosenRows.length === rows.length;
  const choose = (id: string) =>
    setChosen((old) => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const isNarrowed = Object.keys(search).length > 0;
  return (
    <>
      <ChosenBar
        rows={chosenRows}
        restored={restoring.data}
        problem={restoring.error ? Problem.from(restoring.error).message : ""}
        isBusy={restoring.isPending}
        onRestore={mayAll(may, chosenRows, "restore") ? () => restoring.mutate(chosenRows) : null}
        onPurge={mayAll(may, chosenRows, "purge") ? () => setPurging(chosenRows) : null}
        onClear={() => setChosen(new Set())}
      />
      {rows.length === 0 ? (
        <EmptyState
          icon={<IconArchive size={26} stroke={1.5} />}
          title={t(isNarrowed ? "archive.noMatch" : "archive.empty")}
        >
          {!isNarrowed && t("archive.emptyText")}
        </EmptyState>
      ) : (
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={t("nav.archived")}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th className={classes.box}>
                  <Checkbox
                    size="xs"
                    aria-label={t("archive.all")}
                    checked={isAll}
                    indeterminate={chosenRows.length > 0 && !isAll}
                    onChange={() => setChosen(isAll ? new Set() : new Set(rows.map(({ id }) => id)))}
                  />
                </th>
                <th>{t("archive.name")}</th>
                <th>{t("archive.where")}</th>
                <th>{t("archive.when")}</th>
                <th>
                  <VisuallyHidden>{t("archive.do")}</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <ArchivedLine
                  key={row.id}
                  row={row}
                  isChosen={chosen.has(row.id)}
                  onChoose={() => choose(row.id)}
                  isBusy={restoring.isPending}
                  onRestore={mayAll(may, [row], "restore") ? () => restoring.mutate([row]) : null}
                  onPurge={mayAll(may, [row], "purge") ? () => setPurging([row]) : null}
                />
              ))}
            </tbody>
          </table>
          {hasNextPage && (
            <div className={classes.more} ref={end}>
              <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t("state.more")}
              </Button>
            </div>
          )}
        </div>
      )}
      {purging && (
        <PurgeDialog rows={purging} onChange={setPurging} onClose={() => setPurging(null)} onPurged={settle} />
      )}
    </>
  );
}
