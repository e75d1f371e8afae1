import { useTranslation } from "react-i18next";
import type { HistoryLine } from "@/api/schema.gen";
import { isPlainObject, jsonDiff } from "@/lib/json-diff";
import { BeforeAfter } from "@/ui/BeforeAfter";
import classes from "./Diff.module.css";
import { fieldName, type Names, toldFields } from "./names";
import { RevertField } from "./RevertField";

interface Told {
  key: string;
  /** The field it is of; a key within one is read as its field is. */
  field: string;
  name: string;
  before: unknown;
  after: unknown;
}

interface Props {
  line: Pick<HistoryLine, "before" | "after" | "op" | "change_set_id" | "row_id">;
  names: Names;
  mayRevert?: boolean;
}

/** What a change did to its fields: before, then after, each with its own way back. A created or deleted row tells its filled fields once. */
export function Diff({ line, names, mayRevert = false }: Props) {
  const { t } = useTranslation();
  const { before, after, op } = line;
  const told = toldFields(before, after)
    .flatMap((field): Told[] => {
      const [old, next] = [before?.[field], after?.[field]];
      const name = fieldName(field, t);
      if (!isPlainObject(old) && !isPlainObject(next)) return [{ key: field, field, name, before: old, after: next }];
      return jsonDiff(old, next).map(({ path, ...both }) => ({
        key: `${field} ${path}`,
        field,
        // The project's own fields are called as the project calls them.
        name: field === "extra" && path ? path : [name, path].filter(Boolean).join(" · "),
        ...both,
      }));
    })
    .filter((one) => op === "update" || names(one.after ?? one.before, one.field) !== "");
  if (told.length === 0) return null;
  return (
    <dl className={classes.diff}>
      {told.map(({ key, name, field, ...both }) => (
        <div className={classes.field} key={key}>
          <dt>{name}</dt>
          <dd>
            <BeforeAfter op={op} before={names(both.before, field)} after={names(both.after, field)} />
            {mayRevert && op === "update" && (
              <RevertField {...{ line, names, name }} field={field === "extra" ? key.replace(" ", ".") : field} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
