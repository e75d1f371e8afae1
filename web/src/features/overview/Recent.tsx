import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { feedQuery } from "@/api/history";
import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import classes from "./Lists.module.css";

const SHOWN = 8;

/** The last lines of the diary. */
export function Recent({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data } = useInfiniteQuery(feedQuery(projectId));
  const lines = data?.pages[0]?.rows.slice(0, SHOWN) ?? [];
  return (
    <section className={classes.part} aria-labelledby="overview-recent">
      <h2 className={classes.title} id="overview-recent">
        {t("overview.recent")} <a href={`/projects/${projectId}/activity`}>{t("overview.toActivity")}</a>
      </h2>
      <ul className={classes.list}>
        {lines.map(({ change_set_id, sentence, at }) => (
          <li key={change_set_id} className={classes.line}>
            <span className={`${classes.name} ${classes.said}`} title={sentence}>
              {sentence}
            </span>
            <time className={classes.time} dateTime={at}>
              {moment(at, locale)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}
