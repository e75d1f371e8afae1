import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { editComment } from "@/api/comments";
import { refusalOf } from "@/api/problem";
import type { NoteOut } from "@/api/schema.gen";
import { forEditing, forSending } from "@/lib/mentions";
import { Refusal } from "@/ui/Refusal";
import { CallingText } from "./CallingText";
import classes from "./Thread.module.css";

/** The words of a note, to be written anew. Its history keeps the old ones. */
export function EditNote({ note, taskId, onDone }: { note: NoteOut; taskId: string; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => forEditing(note.text));
  const saving = useMutation({
    mutationFn: () => editComment(note.id, note.rev, forSending(draft.text.trim(), draft.called)),
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: ["thread", taskId] }),
  });
  return (
    <div className={classes.editing}>
      <CallingText
        label={t("notes.editing")}
        value={draft}
        onChange={setDraft}
        onSend={() => saving.mutate()}
        onEscape={onDone}
        isFocused
      />
      <Refusal text={refusalOf(saving.error)} />
      <div className={classes.row}>
        <Button size="compact-sm" variant="default" onClick={onDone}>
          {t("state.cancel")}
        </Button>
        <Button size="compact-sm" loading={saving.isPending} onClick={() => saving.mutate()}>
          {t("notes.save")}
        </Button>
      </div>
    </div>
  );
}
