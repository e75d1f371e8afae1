import { ActionIcon, Button, Menu } from "@mantine/core";
import {
  IconArrowBackUp,
  IconCheck,
  IconDots,
  IconEye,
  IconEyeOff,
  IconLink,
  IconPencil,
  IconPin,
  IconPinnedOff,
  IconTrash,
} from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { acknowledge, deleteComment, openToClients, pinComment, tickItem } from "@/api/comments";
import { pictureAddress } from "@/api/picture";
import { refusalOf } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import type { NoteOut } from "@/api/schema.gen";
import { useIsClient, useMay, useMe } from "@/api/use-project";
import { copyText } from "@/lib/copy-text";
import { fullMoment, moment } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { Avatar } from "@/ui/Avatar";
import { Markdown } from "@/ui/Markdown";
import { StatusLabel } from "@/ui/StatusLabel";
import { Refusal } from "@/ui/Refusal";
import { Attachments } from "./Attachments";
import { EarlierTexts } from "./EarlierTexts";
import { EditNote } from "./EditNote";
import classes from "./Note.module.css";

interface Props {
  note: NoteOut;
  taskId: string;
  /** The address names it. */
  isLinked: boolean;
  onReply: () => void;
}

/** One thing that was said, and what one may do with it. */
export function Note({ note, taskId, isLinked, onReply }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const me = useMe();
  const { projectId } = useProjectSession();
  const may = useMay(projectId);
  const isClient = useIsClient(projectId);
  const queries = useQueryClient();
  const [isEditing, setIsEditing] = useState(false);
  const [isEarlier, setIsEarlier] = useState(false);
  const acting = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSettled: () => queries.invalidateQueries({ queryKey: ["thread", taskId] }),
  });
  const isOwn = note.author.id === me.account.id;
  const isRead = note.acknowledged.some(({ account_id }) => account_id === me.account.id);
  const mayChange = may("comment.edit") && (isOwn || may("comment.purge") || may("project.edit"));
  const readers = note.acknowledged.map(({ display_name }) => display_name).join(", ");
  const marks = { "data-linked": isLinked || undefined, "data-for-client": note.for_client || undefined };
  if (note.archived_at)
    return (
      <p className={classes.gone} {...marks}>
        {t("notes.gone")}
      </p>
    );
  return (
    <article className={classes.note} aria-current={isLinked || undefined} {...marks}>
      <Avatar
        name={note.author.display_name}
        picture={pictureAddress(note.author.avatar_id)}
        size={note.reply_to_id ? 20 : 26}
      />
      <div className={classes.body}>
        <div className={classes.head}>
          <span className={classes.who}>{note.author.display_name}</span>
          <time className={classes.quiet} dateTime={note.created_at} title={fullMoment(note.created_at, locale)}>
            {moment(note.created_at, locale)}
          </time>
          {note.is_edited &&
            (may("comment.history") ? (
              <button
                type="button"
                className={classes.edited}
                title={t("notes.earlierTexts")}
                onClick={() => setIsEarlier(true)}
              >
                {t("notes.edited")}
              </button>
            ) : (
              <span className={classes.quiet}>{t("notes.edited")}</span>
            ))}
          {note.pinned && <IconPin size={13} className={classes.mark} aria-label={t("notes.pinned")} />}
          {note.for_client && !isClient && <span className={classes.badge}>{t("notes.forClient")}</span>}
          <Menu position="bottom-end" width={210} withinPortal>
            <Menu.Target>
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                className={classes.menu ?? ""}
                aria-label={t("notes.more", { name: note.author.display_name })}
              >
                <IconDots size={15} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {mayChange && (
                <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => setIsEditing(true)}>
                  {t("notes.edit")}
                </Menu.Item>
              )}
              {may("comment.pin") && !note.reply_to_id && (
                <Menu.Item
                  leftSection={note.pinned ? <IconPinnedOff size={15} /> : <IconPin size={15} />}
                  onClick={() => acting.mutate(() => pinComment(note.id, !note.pinned))}
                >
                  {t(note.pinned ? "notes.unpin" : "notes.pin")}
                </Menu.Item>
              )}
              {mayChange && !isClient && (
                <Menu.Item
                  leftSection={note.for_client ? <IconEyeOff size={15} /> : <IconEye size={15} />}
                  onClick={() => acting.mutate(() => openToClients(note.id, !note.for_client))}
                >
                  {t(note.for_client ? "notes.closeToClients" : "notes.openToClients")}
                </Menu.Item>
              )}
              <Menu.Item
                leftSection={<IconLink size={15} />}
                onClick={() => void copyText(address(projectId, taskId, note.id))}
              >
                {t("notes.copyLink")}
              </Menu.Item>
              {mayChange && (
                <Menu.Item
                  color="red"
                  leftSection={<IconTrash size={15} />}
                  onClick={() => acting.mutate(() => deleteComment(note.id))}
                >
                  {t("notes.delete")}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        </div>
        {isEditing ? (
          <EditNote note={note} taskId={taskId} onDone={() => setIsEditing(false)} />
        ) : (
          note.text && <Markdown text={note.text} />
        )}
        {note.checklist.length > 0 && (
          <ul className={classes.checklist}>
            {note.checklist.map((item, place) => (
              <li key={`${place} ${item.text}`}>
                <label>
                  <input
                    type="checkbox"
                    checked={item.done ?? false}
                    disabled={!may("comment.check") || acting.isPending}
                    onChange={() => acting.mutate(() => tickItem(note.id, place, item))}
                  />
                  <span className={item.done ? classes.done : undefined}>{item.text}</span>
                </label>
              </li>
            ))}
          </ul>
        )}
        {isEarlier && <EarlierTexts noteId={note.id} onClose={() => setIsEarlier(false)} />}
        <Attachments files={note.attachments} />
        {note.status && (
          <div className={classes.set}>
            → <StatusLabel name={note.status.name} color={note.status.color} />
          </div>
        )}
        <Refusal text={refusalOf(acting.error)} />
        <div className={classes.foot}>
          {may("comment.create") && (
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              leftSection={<IconArrowBackUp size={13} />}
              onClick={onReply}
            >
              {t("notes.reply")}
            </Button>
          )}
          {may("comment.acknowledge") && !isOwn && (
            <Button
              size="compact-xs"
              variant="subtle"
              color={isRead ? "blue" : "gray"}
              leftSection={<IconCheck size={13} />}
              aria-pressed={isRead}
              disabled={acting.isPending}
              onClick={() => acting.mutate(() => acknowledge(note.id, !isRead))}
            >
              {t(isRead ? "notes.acknowledged" : "notes.acknowledge")}
            </Button>
          )}
          {note.acknowledged.length > 0 && (
            <span className={classes.quiet} title={readers}>
              {t("notes.readBy", { count: note.acknowledged.length, names: readers })}
            </span>
          )}
        </div>
      </div>
    </article>
  );
}

/** Where anybody finds it, wherever it was copied. */
function address(projectId: string, taskId: string, id: string): string {
  const search = new URLSearchParams({ row: taskId, panel: "thread" });
  return `${location.origin}/projects/${projectId}/tasks?${search}#note-${id}`;
}
