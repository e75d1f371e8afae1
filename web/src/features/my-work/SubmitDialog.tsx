import { Button, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MyStatus, MyTask } from "@/api/schema.gen";
import { Dialog } from "@/ui/Dialog";
import { StatusLabel } from "@/ui/StatusLabel";
import { DialogEnd } from "@/ui/DialogEnd";
import classes from "./MyWorkPage.module.css";
import { titleOf } from "./sections";
import { useSubmit } from "./use-task-writes";

interface Props {
  task: MyTask;
  status: MyStatus;
  onClose: () => void;
}

/** A word to go with what is shown, or none. */
export function SubmitDialog({ task, status, onClose }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const { submit, isBusy, problem } = useSubmit(task, status, onClose);
  const send = () => !isBusy && submit(text.trim());
  return (
    <Dialog opened onClose={onClose} title={t("myWork.submitTitle", { task: titleOf(task) })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Stack gap="sm">
          <Textarea
            label={t("myWork.note")}
            placeholder={t("myWork.noteHint")}
            autosize
            minRows={3}
            maxRows={12}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
            }}
            data-autofocus
          />
          <p className={classes.quiet}>
            {t("myWork.goesTo")} <StatusLabel name={status.name} color={status.color} />
          </p>
          <DialogEnd refusal={problem?.message} onClose={onClose}>
            <Button type="submit" loading={isBusy}>
              {t("myWork.submit")}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Dialog>
  );
}
