import { ActionIcon } from "@mantine/core";
import { IconCalendarDue, IconCheck, IconPlayerPlay, IconRotate } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Trans, useTranslation } from "react-i18next";
import { pictureAddress } from "@/api/picture";
import type { NotificationOut } from "@/api/schema.gen";
import { moment, shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { forEditing } from "@/lib/mentions";
import { Avatar } from "@/ui/Avatar";
import { StatusLabel } from "@/ui/StatusLabel";
import type { Entry } from "./days";
import classes from "./InboxPage.module.css";

interface Props {
  entry: Entry;
  onMark: () => void;
  onOpen: () => void;
}

/** One thing one was told: who did what where, and the way there. */
export function InboxLine({ entry, onMark, onOpen }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { rows, isUnread } = entry;
  const [first] = rows;
  const who = first.actor?.display_name ?? t("inbox.somebody");
  const what =
    rows.length > 1
      ? t("inbox.tasks", { count: rows.length, name: nameOf(first) })
      : nameOf(first) || first.project.name;
  const due = first.task?.due_date ? shortDay(first.task.due_date, locale) : "";
  return (
    <li className={classes.line} data-unread={isUnread || undefined}>
      <Link
        {...wayTo(first)}
        className={classes.link ?? ""}
        data-line
        onClick={onOpen}
        onKeyDown={(event) => {
          if (event.key.toLowerCase() !== "r" || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          onMark();
        }}
      >
        {first.actor ? (
          <Avatar name={who} picture={pictureAddress(first.actor.avatar_id)} size={28} />
        ) : (
          <Sign reason={first.reason} />
        )}
        <span className={classes.words}>
          <span className={classes.says}>
            <Trans
              t={t}
              i18nKey={`inbox.says.${first.reason}`}
              values={{ who, what, due }}
              components={{ b: <strong /> }}
              shouldUnescape
              tOptions={{ interpolation: { escapeValue: true } }}
            />
            {first.status && (
              <>
                {" "}
                <span className={classes.arrow}>→</span>{" "}
                <StatusLabel name={first.status.name} color={first.status.color} />
              </>
            )}
          </span>
          {first.comment?.excerpt && <span className={classes.excerpt}>{forEditing(first.comment.excerpt).text}</span>}
          <span className={classes.where}>
            {first.project.name} · <time dateTime={first.at}>{moment(first.at, locale)}</time>
          </span>
        </span>
      </Link>
      <ActionIcon
        variant="subtle"
        color="gray"
        className={classes.mark ?? ""}
        onClick={onMark}
        aria-label={t(isUnread ? "inbox.markRead" : "inbox.markUnread")}
        title={`${t(isUnread ? "inbox.markRead" : "inbox.markUnread")} (R)`}
      >
        {isUnread ? <IconCheck size={16} /> : <IconRotate size={15} />}
      </ActionIcon>
    </li>
  );
}

function Sign({ reason }: { reason: NotificationOut["reason"] }) {
  const Icon = reason === "due" ? IconCalendarDue : IconPlayerPlay;
  return (
    <span className={classes.sign}>
      <Icon size={16} />
    </span>
  );
}

function nameOf({ entity, task }: NotificationOut): string {
  return [entity?.parent_name, entity?.name, task?.type_name].filter(Boolean).join(" ");
}

/** Where it happened: the task in its list, with its thread open. */
function wayTo({ project, task, comment }: NotificationOut) {
  const params = { projectId: project.id };
  if (!task) return { to: "/projects/$projectId", params } as const;
  const hash = comment ? { hash: `note-${comment.id}` } : {};
  return { to: "/projects/$projectId/tasks", params, search: { row: task.id, panel: "thread" }, ...hash } as const;
}
