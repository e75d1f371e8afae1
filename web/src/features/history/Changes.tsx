import { Button, Checkbox, Loader } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeSetQuery } from "@/api/history";
import { refusalOf } from "@/api/problem";
import { Refusal } from "@/ui/Refusal";
import { ChangedRow } from "./ChangedRow";
import classes from "./Changes.module.css";
import type { Names } from "./names";
import { RevertButton } from "./RevertButton";
import { useRowNames } from "./use-row-names";

interface Props {
  changeSetId: string;
  mayRevert: boolean;
  names: Names;
}

/** What a change set did, row by row; some of its rows can be put back alone. */
export function Changes({ changeSetId, mayRevert, names }: Props) {
  const { t } = useTranslation();
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery(changeSetQuery(changeSetId));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const lines = data?.pages.flatMap((page) => page.rows) ?? [];
  const rows = [...Map.groupBy(lines, ({ row_id }) => row_id)];
  const rowName = useRowNames(lines, names);
  const choose = (rowId: string) =>
    setChosen((old) => {
      const next = new Set(old);
      if (!next.delete(rowId)) next.add(rowId);
      return next;
    });
  const isAll = chosen.size === rows.length;
  return (
    <div className={classes.changes}>
      {mayRevert && rows.length > 1 && (
        <div className={classes.choosing}>
          <Checkbox
            size="xs"
            label={t("activity.allRows")}
            checked={isAll}
            indeterminate={chosen.size > 0 && !isAll}
            onChange={() => setChosen(isAll ? new Set() : new Set(rows.map(([rowId]) => rowId)))}
          />
          {chosen.size > 0 && (
            <RevertButton
              changeSetId={changeSetId}
              rowIds={[...chosen]}
              changes={chosen.size}
              label={t("activity.revertRows", { count: chosen.size })}
              names={names}
            />
          )}
        </div>
      )}
      <ul className={classes.rows}>
        {rows.map(([rowId, ofRow]) => (
          <ChangedRow
            key={rowId}
            lines={ofRow}
            row={ofRow[0] ? rowName(ofRow[0]) : { name: "" }}
            {...{ names, mayRevert }}
            {...(mayRevert && rows.length > 1 && { isChosen: chosen.has(rowId), onChoose: () => choose(rowId) })}
          />
        ))}
      </ul>
      {isFetching && <Loader size="xs" aria-label={t("state.loading")} />}
      <Refusal text={refusalOf(error)} />
      {hasNextPage && !isFetching && (
        <Button size="compact-xs" variant="default" onClick={() => void fetchNextPage()}>
          {t("state.more")}
        </Button>
      )}
    </div>
  );
}
