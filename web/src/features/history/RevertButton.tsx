import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { revert } from "@/api/history";
import { Problem } from "@/api/problem";
import classes from "./Entry.module.css";
import { fieldName, type Names } from "./names";

const MOST_SHOWN = 5;

/** From here on the button asks once more before it puts so much back. */
const MANY = 10;

interface Props {
  changeSetId: string;
  /** Only these rows of it; all when left out. */
  rowIds?: string[];
  changes?: number;
  names: Names;
}

/** Puts back what a change set changed; says which values were left alone because somebody has changed them since. */
export function RevertButton({ changeSetId, rowIds, changes = 1, names }: Props) {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const queries = useQueryClient();
  const reverting = useMutation({
    mutationFn: () => revert(changeSetId, rowIds),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["history"] });
      void queries.invalidateQueries({ queryKey: ["feed"] });
    },
  });
  const { data: report } = reverting;
  const press = () => {
    const isSure = isAsking || changes < MANY;
    setIsAsking(!isSure);
    if (isSure) reverting.mutate();
  };
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        leftSection={<IconArrowBackUp size={14} />}
        loading={reverting.isPending}
        onClick={press}
        onBlur={() => setIsAsking(false)}
      >
        {isAsking ? t("history.revertMany", { count: changes }) : t("history.revert")}
      </Button>
      {reverting.error && (
        <p className={classes.problem} role="alert">
          {t("history.revertFailed", { problem: Problem.from(reverting.error).message })}
        </p>
      )}
      {report && (
        <div className={classes.report} role="status">
          {report.conflict_count > 0 && (
            <>
              {t("history.conflicts", { count: report.conflict_count })}
              <ul>
                {report.conflicts.slice(0, MOST_SHOWN).map(({ row_id, field, theirs }) => (
                  <li key={row_id + field}>
                    {t("history.conflict", {
                      field: fieldName(field),
                      theirs: names(theirs) || t("history.empty"),
                    })}
                  </li>
                ))}
              </ul>
            </>
          )}
          {t(report.reverted > 0 ? "history.reverted" : "history.nothing")}
        </div>
      )}
    </>
  );
}
