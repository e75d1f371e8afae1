import { Button } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { historyQuery } from "@/api/history";
import { Problem } from "@/api/problem";
import { useMay } from "@/api/use-project";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import { Diff } from "./Diff";
import { Entry } from "./Entry";
import classes from "./Entry.module.css";
import { RevertButton } from "./RevertButton";
import { SeeThen } from "./SeeThen";
import { useMayRevert } from "./use-may-revert";
import { useNames } from "./use-names";

interface Props {
  projectId: string;
  noun: "entities" | "tasks";
  rowId: string;
  /** Leads to the grid as it was at a moment. */
  onAsOf?: ((at: string) => void) | undefined;
}

/** Everything that happened to a row: who, when, from what to what, and the way back. */
export function RowHistory({ projectId, noun, rowId, onAsOf }: Props) {
  const { t } = useTranslation();
  const names = useNames(projectId);
  const may = useMay(projectId);
  const mayRevert = useMayRevert(projectId);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    historyQuery(noun, rowId),
  );
  if (error && !data) {
    const problem = Problem.from(error);
    return (
      <ErrorState
        title={t("drawer.historyFailed")}
        detail={problem.message}
        copyable={problem.copyable}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!data) return <LoadingRows rows={5} />;
  const sets = [
    ...Map.groupBy(
      data.pages.flatMap((page) => page.rows),
      (line) => line.change_set_id,
    ),
  ];
  if (sets.length === 0)
    return (
      <EmptyState icon={<IconHistory size={26} stroke={1.5} />} title={t("history.none")}>
        {t("history.noneText")}
      </EmptyState>
    );
  return (
    <>
      <ol className={classes.list} aria-label={t("drawer.history")}>
        {sets.map(([id, lines]) =>
          lines[0] ? (
            <Entry
              key={id}
              told={lines[0]}
              actions={
                <>
                  {mayRevert(lines[0]) && lines.some(({ op }) => op === "update") && (
                    <RevertButton changeSetId={id} rowIds={lines.map(({ row_id }) => row_id)} names={names} />
                  )}
                  {onAsOf && may("project.grid_as_of") && <SeeThen at={lines[0].at} onAsOf={onAsOf} />}
                </>
              }
            >
              {lines.map((line) => (
                <Diff key={`${line.row_id} ${line.rev} ${line.op}`} {...{ line, names }} mayRevert={mayRevert(line)} />
              ))}
            </Entry>
          ) : null,
        )}
      </ol>
      {hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t("state.more")}
          </Button>
        </div>
      )}
    </>
  );
}
