import { ActionIcon, Button, Checkbox, Popover } from "@mantine/core";
import { IconChecklist, IconPaperclip, IconX } from "@tabler/icons-react";
import { useIsMutating, useMutation, useQueryClient } from "@tanstack/react-query";
import { type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { postComment } from "@/api/comments";
import type { GridTask } from "@/api/grid-copy";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import type { CommentNew } from "@/api/schema.gen";
import { useIsClient, useMay, useProjectContext } from "@/api/use-project";
import { attemptOf } from "@/lib/attempt";
import { forSending } from "@/lib/mentions";
import { useStore } from "@/lib/store";
import { Markdown } from "@/ui/Markdown";
import { StatusLabel } from "@/ui/StatusLabel";
import { StatusPicker } from "@/ui/StatusPicker";
import { Refusal } from "@/ui/Refusal";
import { CallingText } from "./CallingText";
import { type NoteDraft, useDraftOf, withoutSent } from "./draft";
import { addFiles, removeFile } from "./draft-files";
import { ListDraft } from "./ListDraft";
import classes from "./Thread.module.css";
import { Uploads } from "./Uploads";

interface Sending {
  said: CommentNew;
  key: string;
  /** The draft it was made of. */
  sent: NoteDraft;
}

/** Where one answers, and moves the task on in the same breath. What was typed, chosen and attached is kept until it is sent, whatever happens. */
export function Composer({ task }: { task: GridTask }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { projectId, accountId } = useProjectSession();
  const may = useMay(projectId);
  const isClient = useIsClient(projectId);
  const { task_statuses } = useProjectContext(projectId);
  const kept = useDraftOf(accountId, task.id);
  const draft = useStore(kept);
  /** Whom it answered when it was opened: only a new answer takes the focus. */
  const [answered] = useState(draft.replyTo);
  const [isPreviewed, setIsPreviewed] = useState(false);
  const [isPicking, setIsPicking] = useState(false);
  const composer = useRef<HTMLDivElement>(null);
  const statusButton = useRef<HTMLButtonElement>(null);
  const [isDropping, setIsDropping] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const write = (part: Partial<NoteDraft>) => kept.set((old) => ({ ...old, ...part }));
  const attach = (files: File[]) => addFiles(kept, projectId, files);
  const { replyTo } = draft;
  const stopReplying = () => write({ replyTo: null });
  const items = draft.items.map((item) => item.trim()).filter(Boolean);
  const mediaIds = draft.files.flatMap(({ mediaId }) => mediaId ?? []);
  const statusId = draft.statusId === task.task_status_id ? null : draft.statusId;
  const mayShow = !isClient && (!replyTo || replyTo.forClient);
  const body: CommentNew = {
    task_id: task.id,
    text: forSending(draft.text.trim(), draft.called),
    ...(statusId ? { task_status_id: statusId } : {}),
    ...(replyTo ? { reply_to_id: replyTo.id } : {}),
    ...(items.length > 0 ? { checklist: items.map((text) => ({ text, done: false })) } : {}),
    ...(draft.forClient && mayShow ? { for_client: true } : {}),
    ...(mediaIds.length > 0 ? { media_ids: mediaIds } : {}),
  };
  const mutationKey = ["note", accountId, task.id];
  const sending = useMutation({
    mutationKey,
    mutationFn: ({ said, key }: Sending) => postComment(said, key),
    onSuccess: (_note, { sent }) => {
      kept.set((now) => withoutSent(now, sent));
      setIsPreviewed(false);
    },
    onError: (error) => !Problem.from(error).isPassing && write({ attempt: null }),
    // Also after a lost answer: it may have arrived.
    onSettled: () => queries.invalidateQueries({ queryKey: ["thread", task.id] }),
  });
  // Also of the composer that was here before.
  const isSending = useIsMutating({ mutationKey }) > 0;
  const says = body.text !== "" || statusId !== null || items.length > 0 || mediaIds.length > 0;
  const isBusy = draft.files.some(({ mediaId, problem }) => !mediaId && !problem);
  const canSend = says && !isSending && !isBusy;
  const send = () => {
    if (!canSend) return;
    const attempt = attemptOf(body, draft.attempt);
    write({ attempt });
    sending.mutate({ said: body, key: attempt.key, sent: draft });
    // The button that had the keyboard is not to be pressed any more.
    composer.current?.querySelector("textarea")?.focus();
  };
  const chosen = task_statuses.find(({ id }) => id === (statusId ?? task.task_status_id));
  const stopPicking = () => {
    setIsPicking(false);
    statusButton.current?.focus();
  };
  const choose = (id: string) => {
    write({ statusId: id });
    stopPicking();
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsDropping(false);
    attach([...event.dataTransfer.files]);
  };
  const isPreviewing = isPreviewed && draft.text.trim() !== "";
  return (
    <div
      ref={composer}
      className={classes.composer}
      data-dropping={isDropping || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setIsDropping(true);
      }}
      onDragLeave={() => setIsDropping(false)}
      onDrop={onDrop}
    >
      {replyTo && (
        <p className={classes.replying}>
          {t("notes.replyingTo", { name: replyTo.name })}
          <ActionIcon size="sm" variant="subtle" color="gray" onClick={stopReplying} aria-label={t("notes.noReply")}>
            <IconX size={13} />
          </ActionIcon>
        </p>
      )}
      {isPreviewing ? (
        <div className={classes.preview} role="region" aria-label={t("panel.preview")} tabIndex={0}>
          <Markdown text={forSending(draft.text, draft.called)} />
        </div>
      ) : (
        <CallingText
          key={replyTo?.id ?? ""}
          label={t("drawer.composer")}
          placeholder={t(replyTo ? "notes.replyHint" : "notes.hint")}
          value={draft}
          onChange={write}
          onSend={send}
          onFiles={attach}
          isFocused={replyTo !== null && replyTo !== answered}
          {...(replyTo ? { onEscape: stopReplying } : {})}
        />
      )}
      <ListDraft items={draft.items} onChange={(next) => write({ items: next })} />
      <Uploads uploads={draft.files} onRemove={(key) => removeFile(kept, key)} />
      <Refusal text={sending.error && t("drawer.notSent", { problem: Problem.from(sending.error).message })} />
      <div className={classes.row}>
        <Popover opened={isPicking} onChange={setIsPicking} position="top-start" trapFocus={false} withinPortal>
          <Popover.Target>
            <Button
              ref={statusButton}
              variant="default"
              onClick={() => setIsPicking(true)}
              aria-label={`${t("drawer.status")}: ${chosen?.name ?? ""}`}
            >
              {chosen && <StatusLabel name={chosen.name} color={chosen.color} />}
            </Button>
          </Popover.Target>
          <Popover.Dropdown p={0} bd="none">
            <StatusPicker
              statuses={task_statuses.filter(({ id, may_set }) => may_set || id === task.task_status_id)}
              current={statusId ?? task.task_status_id}
              onChoose={choose}
              onClose={stopPicking}
            />
          </Popover.Dropdown>
        </Popover>
        <ActionIcon
          variant="subtle"
          color="gray"
          onClick={() => write({ items: [...draft.items, ""] })}
          aria-label={t("notes.addList")}
          title={t("notes.addList")}
        >
          <IconChecklist size={17} />
        </ActionIcon>
        {may("media.upload") && (
          <>
            <ActionIcon
              variant="subtle"
              color="gray"
              onClick={() => chooser.current?.click()}
              aria-label={t("notes.addFiles")}
              title={t("notes.addFiles")}
            >
              <IconPaperclip size={17} />
            </ActionIcon>
            <input
              ref={chooser}
              type="file"
              multiple
              hidden
              onChange={(event) => {
                attach([...(event.currentTarget.files ?? [])]);
                event.currentTarget.value = "";
              }}
            />
          </>
        )}
        <span className={classes.aside}>
          {draft.text.trim() !== "" && (
            <Button variant="subtle" color="gray" onClick={() => setIsPreviewed(!isPreviewing)}>
              {t(isPreviewing ? "panel.write" : "panel.preview")}
            </Button>
          )}
          <Button disabled={!canSend} loading={isSending} onClick={send} title={t("drawer.sendHint")}>
            {t("drawer.send")}
          </Button>
        </span>
      </div>
      {mayShow && (
        <Checkbox
          size="xs"
          label={t("notes.showClients")}
          checked={draft.forClient}
          onChange={(event) => write({ forClient: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}
