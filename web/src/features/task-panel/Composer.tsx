import { ActionIcon, Button, Checkbox, Popover } from "@mantine/core";
import { IconChecklist, IconPaperclip, IconX } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { postComment } from "@/api/comments";
import type { GridTask } from "@/api/grid-copy";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import type { NoteOut } from "@/api/schema.gen";
import { useIsClient, useMay, useProjectContext } from "@/api/use-project";
import { forSending } from "@/lib/mentions";
import { uuid7 } from "@/lib/uuid";
import { Markdown } from "@/ui/Markdown";
import { StatusLabel } from "@/ui/StatusLabel";
import { StatusPicker } from "@/ui/StatusPicker";
import { Refusal } from "@/ui/Refusal";
import { CallingText } from "./CallingText";
import { emptyDraft, readDraft, writeDraft } from "./draft";
import { ListDraft } from "./ListDraft";
import classes from "./Thread.module.css";
import { Uploads } from "./Uploads";
import { useUploads } from "./use-uploads";

interface Props {
  task: GridTask;
  /** The note that is answered; null for a note of its own. */
  replyTo: NoteOut | null;
  onReplied: () => void;
}

/** Where one answers, and moves the task on in the same breath. What was typed is kept until it is sent, whatever happens. */
export function Composer({ task, replyTo, onReplied }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { projectId } = useProjectSession();
  const may = useMay(projectId);
  const isClient = useIsClient(projectId);
  const { task_statuses } = useProjectContext(projectId);
  const [draft, setDraft] = useState(() => readDraft(task.id));
  const [statusId, setStatusId] = useState<string | null>(null);
  const [isPreviewed, setIsPreviewed] = useState(false);
  const [isPicking, setIsPicking] = useState(false);
  const [isDropping, setIsDropping] = useState(false);
  // One key per comment: sending again after a lost answer does not say it twice.
  const [key, setKey] = useState(uuid7);
  const chooser = useRef<HTMLInputElement>(null);
  const files = useUploads(projectId);
  const write = (next: typeof draft) => {
    setDraft(next);
    writeDraft(task.id, next);
  };
  const items = draft.items.map((item) => item.trim()).filter(Boolean);
  const mayShow = !isClient && (!replyTo || replyTo.for_client);
  const sending = useMutation({
    mutationFn: () =>
      postComment(
        {
          task_id: task.id,
          text: forSending(draft.text.trim(), draft.called),
          ...(statusId ? { task_status_id: statusId } : {}),
          ...(replyTo ? { reply_to_id: replyTo.id } : {}),
          ...(items.length > 0 ? { checklist: items.map((text) => ({ text, done: false })) } : {}),
          ...(draft.forClient && mayShow ? { for_client: true } : {}),
          ...(files.mediaIds.length > 0 ? { media_ids: files.mediaIds } : {}),
        },
        key,
      ),
    onSuccess: () => {
      write(emptyDraft);
      setStatusId(null);
      setIsPreviewed(false);
      setKey(uuid7());
      files.clear();
      onReplied();
      return queries.invalidateQueries({ queryKey: ["thread", task.id] });
    },
    onError: (error) => !Problem.from(error).isPassing && setKey(uuid7()),
  });
  const says = draft.text.trim() !== "" || statusId !== null || items.length > 0 || files.mediaIds.length > 0;
  const canSend = says && !sending.isPending && !files.isBusy;
  const chosen = task_statuses.find(({ id }) => id === (statusId ?? task.task_status_id));
  const choose = (id: string) => {
    setStatusId(id === task.task_status_id ? null : id);
    setIsPicking(false);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsDropping(false);
    files.add([...event.dataTransfer.files]);
  };
  const isPreviewing = isPreviewed && draft.text.trim() !== "";
  return (
    <div
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
          {t("notes.replyingTo", { name: replyTo.author.display_name })}
          <ActionIcon size="sm" variant="subtle" color="gray" onClick={onReplied} aria-label={t("notes.noReply")}>
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
          onChange={(next) => write({ ...draft, ...next })}
          onSend={() => canSend && sending.mutate()}
          onFiles={files.add}
          isFocused={replyTo !== null}
          {...(replyTo ? { onEscape: onReplied } : {})}
        />
      )}
      <ListDraft items={draft.items} onChange={(next) => write({ ...draft, items: next })} />
      <Uploads uploads={files.uploads} onRemove={files.remove} />
      <Refusal text={sending.error && t("drawer.notSent", { problem: Problem.from(sending.error).message })} />
      <div className={classes.row}>
        <Popover
          opened={isPicking}
          onChange={setIsPicking}
          position="top-start"
          trapFocus={false}
          returnFocus
          withinPortal
        >
          <Popover.Target>
            <Button
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
              onClose={() => setIsPicking(false)}
            />
          </Popover.Dropdown>
        </Popover>
        <ActionIcon
          variant="subtle"
          color="gray"
          onClick={() => write({ ...draft, items: [...draft.items, ""] })}
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
                files.add([...(event.currentTarget.files ?? [])]);
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
          <Button
            disabled={!canSend}
            loading={sending.isPending}
            onClick={() => sending.mutate()}
            title={t("drawer.sendHint")}
          >
            {t("drawer.send")}
          </Button>
        </span>
      </div>
      {mayShow && (
        <Checkbox
          size="xs"
          label={t("notes.showClients")}
          checked={draft.forClient}
          onChange={(event) => write({ ...draft, forClient: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}
