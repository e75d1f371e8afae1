import { useTranslation } from "react-i18next";
import type { Kind } from "@/api/kinds";
import { PARENT_KIND } from "@/api/kinds";
import { useLocale } from "@/lib/i18n/locale";
import classes from "./CreateDialog.module.css";
import { MOST_NAMES, type NamePattern } from "./name-pattern";
import type { NewRows } from "./new-rows";
import { someNames } from "./some-names";

const SHOWN = 4;

/** What a pattern comes to, before it is sent: how many, which, what is made on the way, what is there already. */
export function CreatePreview({ kind, pattern, rows }: { kind: Kind; pattern: NamePattern; rows: NewRows }) {
  const { t } = useTranslation();
  const number = new Intl.NumberFormat(useLocale());
  const parentKind = PARENT_KIND[kind];
  const { entities, parents, tasks, clashes, homeless, unclear } = rows;
  return (
    <div className={classes.preview} aria-live="polite">
      {pattern.problems.slice(0, SHOWN).map(({ why, part }) => (
        <p key={`${why} ${part}`} className={classes.refusal}>
          {t(`create.problem.${why}`, { part, most: number.format(MOST_NAMES) })}
        </p>
      ))}
      {unclear.slice(0, SHOWN).map(({ name, whole }) => (
        <p key={name} className={classes.refusal}>
          {t("create.unclear", { name, whole })}
        </p>
      ))}
      {entities.length > 0 && (
        <p>
          <strong>{t(`create.count.${kind}`, { count: entities.length })}</strong>{" "}
          {tasks.length > 0 && <span>{t("create.tasks", { count: tasks.length })}</span>}
          <br />
          <span className={classes.names}>{someNames(entities)}</span>
        </p>
      )}
      {parents.length > 0 && parentKind && (
        <p>
          {t("create.onTheWay", { what: t(`create.count.${parentKind}`, { count: parents.length }) })}{" "}
          <span className={classes.names}>{someNames(parents)}</span>
        </p>
      )}
      {clashes.length > 0 && (
        <p className={classes.clash}>
          {t("create.clash", { count: clashes.length })} <span className={classes.names}>{someNames(clashes)}</span>
        </p>
      )}
      {homeless.length > 0 && parentKind && (
        <p className={classes.clash}>
          {t(`create.homeless.${parentKind}`, { count: homeless.length })}{" "}
          <span className={classes.names}>{someNames(homeless)}</span>
        </p>
      )}
      {entities.length + clashes.length + homeless.length + unclear.length + pattern.problems.length === 0 && (
        <p>{t("create.nothing")}</p>
      )}
    </div>
  );
}
