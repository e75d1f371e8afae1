import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { revert } from "@/api/history";
import { Problem } from "@/api/problem";
import classes from "./Entry.module.css";
import { fieldName, type Names } from "./names";

const MOST_SHOWN = 5;

/** Puts back what a change set changed; says which values were left alone because somebody has changed them since. */
export function RevertButton({ changeSetId, names }: { changeSetId: string; names: Names }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const reverting = useMutation({
    mutationFn: () => revert(changeSetId),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["history"] });
      void queries.invalidateQueries({ queryKey: ["feed"] });
    },
  });
  const { data: report } = reverting;
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        leftSection={<IconArrowBackUp size={14} />}
        loading={reverting.isPending}
        onClick={() => reverting.mutate()}
      >
        {t("history.revert")}
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
                      theirs: names(field, theirs) || t("history.empty"),
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
