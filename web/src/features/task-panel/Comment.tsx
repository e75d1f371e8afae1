import { IconSquare, IconSquareCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useProjectSession } from "@/api/project-session";
import type { CommentOut } from "@/api/schema.gen";
import { useProjectContext } from "@/api/use-project";
import { fullMoment, moment } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { Avatar } from "@/ui/Avatar";
import { Markdown } from "@/ui/Markdown";
import { StatusLabel } from "@/ui/StatusLabel";
import classes from "./Thread.module.css";

export function Comment({ comment }: { comment: CommentOut }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { projectId } = useProjectSession();
  const { accounts, task_statuses } = useProjectContext(projectId);
  const who = accounts.find(({ id }) => id === comment.author_id)?.display_name ?? t("drawer.unknownPerson");
  const status = task_statuses.find(({ id }) => id === comment.task_status_id);
  return (
    <article className={classes.comment}>
      <Avatar name={who} size={26} />
      <div className={classes.body}>
        <div>
          <span className={classes.who}>{who}</span>
          <time className={classes.when} dateTime={comment.created_at} title={fullMoment(comment.created_at, locale)}>
            {moment(comment.created_at, locale)}
          </time>
        </div>
        {comment.text && <Markdown text={comment.text} />}
        {comment.checklist.length > 0 && (
          <ul className={classes.checklist}>
            {comment.checklist.map(({ text, done }) => (
              <li key={text}>
                {done ? <IconSquareCheck size={14} /> : <IconSquare size={14} />} {text}
              </li>
            ))}
          </ul>
        )}
        {status && (
          <div className={classes.set}>
            → <StatusLabel name={status.name} color={status.color} />
          </div>
        )}
      </div>
    </article>
  );
}
