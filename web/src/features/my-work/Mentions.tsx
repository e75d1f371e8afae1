import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { inboxQuery } from "@/api/inbox";
import type { NotificationOut } from "@/api/schema.gen";
import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { forEditing } from "@/lib/mentions";
import classes from "./Aside.module.css";

const MOST = 6;

/** Who has called one by name and was not read yet. */
export function Mentions() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data } = useInfiniteQuery(inboxQuery(true, "mentioned"));
  const rows = data?.pages[0]?.rows ?? [];
  return (
    <section className={classes.part} aria-labelledby="my-mentions">
      <h2 className={classes.title} id="my-mentions">
        {t("myWork.mentions")}
      </h2>
      {rows.length === 0 ? (
        <p className={classes.quiet}>{t("myWork.noMentions")}</p>
      ) : (
        <ul className={classes.list}>
          {rows.slice(0, MOST).map((note) => (
            <li key={note.id}>
              <Link {...wayTo(note)} className={classes.mention ?? ""}>
                <span className={classes.who}>
                  <strong>{note.actor?.display_name ?? t("inbox.somebody")}</strong>
                  <time dateTime={note.at}>{moment(note.at, locale)}</time>
                </span>
                {note.comment && <span className={classes.excerpt}>{forEditing(note.comment.excerpt).text}</span>}
                <span className={classes.quiet}>
                  {[note.entity?.parent_name, note.entity?.name, note.task?.type_name].filter(Boolean).join(" ")}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Link to="/inbox" className={classes.more ?? ""}>
        {t("myWork.toInbox")}
      </Link>
    </section>
  );
}

/** The task in its list, with its thread open. */
function wayTo({ project, task, comment }: NotificationOut) {
  const params = { projectId: project.id };
  if (!task) return { to: "/projects/$projectId", params } as const;
  const hash = comment ? { hash: `note-${comment.id}` } : {};
  return { to: "/projects/$projectId/tasks", params, search: { row: task.id, panel: "thread" }, ...hash } as const;
}
