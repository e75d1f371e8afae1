import { useTranslation } from "react-i18next";
import { type Line, named } from "./draft";
import classes from "./Roll.module.css";

/** The credits as they will be read on the screen. */
export function Roll({ title, lines }: { title: string; lines: readonly Line[] }) {
  const { t } = useTranslation();
  return (
    <div className={classes.roll} tabIndex={0} role="region" aria-label={t("credits.roll")}>
      <p className={classes.title}>{title}</p>
      {named(lines).map(({ name, lines: own }) => (
        <div className={classes.section} key={name}>
          {name && <p className={classes.heading}>{name}</p>}
          <dl className={classes.names}>
            {[...Map.groupBy(own, ({ role }) => role)].map(([role, people]) => (
              <div key={role} className={classes.line} data-alone={role === "" || undefined}>
                <dt>{role}</dt>
                <dd>
                  {people.map((line) => (
                    <span key={line.key}>{line.name}</span>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </div>
  );
}
