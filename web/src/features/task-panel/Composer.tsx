import { Button, Popover, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { postComment } from "@/api/comments";
import type { GridTask } from "@/api/grid-copy";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import { useProjectContext } from "@/api/use-project";
import { readStored, writeStored } from "@/lib/stored";
import { uuid7 } from "@/lib/uuid";
import { Markdown } from "@/ui/Markdown";
import { StatusLabel } from "@/ui/StatusLabel";
import { StatusPicker } from "@/ui/StatusPicker";
import classes from "./Thread.module.css";

/** Where one answers, and moves the task on in the same breath. What was typed is kept until it is sent, whatever happens. */
export function Composer({ task }: { task: GridTask }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { projectId } = useProjectSession();
  const { task_statuses } = useProjectContext(projectId);
  const draft = `draft.${task.id}`;
  const [text, setText] = useState(() => readStored(draft) ?? "");
  const [statusId, setStatusId] = useState<string | null>(null);
  const [isPreviewed, setIsPreviewed] = useState(false);
  const [isPicking, setIsPicking] = useState(false);
  // One key per comment: sending again after a lost answer does not say it twice.
  const [key, setKey] = useState(uuid7);
  const write = (next: string) => {
    setText(next);
    writeStored(draft, next);
  };
  const sending = useMutation({
    mutationFn: () =>
      postComment({ task_id: task.id, text: text.trim(), ...(statusId ? { task_status_id: statusId } : {}) }, key),
    onSuccess: () => {
      write("");
      setStatusId(null);
      setIsPreviewed(false);
      setKey(uuid7());
      return queries.invalidateQueries({ queryKey: ["thread", task.id] });
    },
    onError: (error) => !Problem.from(error).isPassing && setKey(uuid7()),
  });
  const canSend = (text.trim() !== "" || statusId !== null) && !sending.isPending;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (canSend) sending.mutate();
  };
  const chosen = task_statuses.find(({ id }) => id === (statusId ?? task.task_status_id));
  const choose = (id: string) => {
    setStatusId(id === task.task_status_id ? null : id);
    setIsPicking(false);
  };
  const isPreviewing = isPreviewed && text.trim() !== "";
  return (
    <div className={classes.composer}>
      {isPreviewing ? (
        <div className={classes.preview} role="region" aria-label={t("panel.preview")} tabIndex={0}>
          <Markdown text={text} />
        </div>
      ) : (
        <Textarea
          aria-label={t("drawer.composer")}
          placeholder={t("drawer.placeholder")}
          autosize
          minRows={2}
          maxRows={10}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      )}
      {sending.error && (
        <p className={classes.problem} role="alert">
          {t("drawer.notSent", { problem: Problem.from(sending.error).message })}
        </p>
      )}
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
              statuses={task_statuses}
              current={statusId ?? task.task_status_id}
              onChoose={choose}
              onClose={() => setIsPicking(false)}
            />
          </Popover.Dropdown>
        </Popover>
        {text.trim() !== "" && (
          <Button
            variant="subtle"
            color="gray"
            className={classes.aside ?? ""}
            onClick={() => setIsPreviewed(!isPreviewing)}
          >
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
      </div>
    </div>
  );
}
