import { useTranslation } from "react-i18next";
import classes from "./Entry.module.css";
import { fieldName, type Names } from "./names";
import type { Outcome } from "./revert-many";
import { useRowNames } from "./use-row-names";

const MOST_SHOWN = 20;

/** What was put back, which values were left alone because somebody has changed them since, and what was refused. */
export function RevertOutcome({ outcome, names }: { outcome: Outcome; names: Names }) {
  const { t } = useTranslation();
  const { reverted, conflicts, conflictCount, failed } = outcome;
  const shown = conflicts.slice(0, MOST_SHOWN);
  const rowName = useRowNames(shown, names);
  return (
    <>
      {failed.map(({ changeSetId, problem }) => (
        <p key={changeSetId} className={classes.problem} role="alert">
          {t("history.revertFailed", { problem: problem.message })}
        </p>
      ))}
      <div className={classes.report} role="status">
        {conflictCount > 0 && (
          <>
            {t("history.conflicts", { count: conflictCount })}
            <ul>
              {shown.map((conflict) => (
                <li key={`${conflict.row_id} ${conflict.field}`}>
                  {rowName(conflict).name}
                  {" · "}
                  {conflict.field === "*"
                    ? conflict.reason
                    : t("history.conflict", {
                        field: fieldName(conflict.field, t),
                        theirs: names(conflict.theirs, conflict.field) || t("history.empty"),
                      })}
                </li>
              ))}
            </ul>
            {conflictCount > shown.length && t("history.moreConflicts", { count: conflictCount - shown.length })}
          </>
        )}
        {reverted > 0 && <div>{t("history.reverted")}</div>}
        {reverted === 0 && failed.length === 0 && <div>{t("history.nothing")}</div>}
      </div>
    </>
  );
}
