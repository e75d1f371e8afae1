import { useTranslation } from "react-i18next";
import type { HistoryLine } from "@/api/schema.gen";
import classes from "./Diff.module.css";
import { fieldName, type Names, toldFields } from "./names";

/** What a change did to its fields: before, then after. A created or deleted row tells its filled fields once. */
export function Diff({ line, names }: { line: HistoryLine; names: Names }) {
  const { t } = useTranslation();
  const { before, after, op } = line;
  const say = (field: string, from: HistoryLine["before"]) => names(from?.[field]);
  const fields = toldFields(before, after).filter((field) => op === "update" || say(field, after ?? before) !== "");
  if (fields.length === 0) return null;
  return (
    <dl className={classes.diff}>
      {fields.map((field) => (
        <div className={classes.field} key={field}>
          <dt>{fieldName(field)}</dt>
          <dd>
            {op === "update" && (
              <>
                <del aria-label={t("history.before")}>{say(field, before) || t("history.empty")}</del>
                <span aria-hidden> → </span>
              </>
            )}
            {op === "delete" ? (
              <del>{say(field, before)}</del>
            ) : (
              <ins aria-label={t("history.after")}>{say(field, after) || t("history.empty")}</ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
