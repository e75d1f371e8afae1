import { Button, Group } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { editKey, type PendingEdit } from "@/api/edits";
import { useProjectSession } from "@/api/project-session";
import { useProjectContext } from "@/api/use-project";
import { Dialog } from "@/ui/Dialog";
import { ConflictLine } from "./ConflictLine";
import classes from "./ConflictDialog.module.css";
import { postpone, useConflicts } from "./conflicts";
import { copiesOf } from "./value-words";

/** More than these are answered all alike, or after the first ones. */
const MOST_SHOWN = 50;

/** Two people wrote the same values: both are shown, and the person who came second chooses. Closing it postpones the choice. */
export function ConflictDialog() {
  const { t } = useTranslation();
  const session = useProjectSession();
  const queries = useQueryClient();
  const context = useProjectContext(session.projectId);
  const { conflicts, isAsked } = useConflicts(session);
  const list = useRef<HTMLUListElement>(null);
  const choose = (chosen: readonly PendingEdit[], whose: "mine" | "theirs") => {
    session.edits.choose(chosen, whose);
    // The line is gone with the button that was pressed: the next one takes its place.
    requestAnimationFrame(() => list.current?.querySelector("button")?.focus());
  };
  const copies = copiesOf(queries, session.projectId);
  return (
    <Dialog opened={isAsked} onClose={() => postpone(conflicts)} title={t("conflict.title")} size="lg">
      <p className={classes.text}>{t("editing.conflictText", { count: conflicts.length })}</p>
      <ul className={classes.list} ref={list}>
        {conflicts.slice(0, MOST_SHOWN).map((conflict, at) => (
          <ConflictLine
            key={editKey(conflict)}
            {...{ conflict, context, copies }}
            isFirst={at === 0}
            onChoose={(whose) => choose([conflict], whose)}
          />
        ))}
      </ul>
      {conflicts.length > MOST_SHOWN && (
        <p className={classes.text}>{t("editing.moreConflicts", { count: conflicts.length - MOST_SHOWN })}</p>
      )}
      {conflicts.length > 1 && (
        <Group justify="flex-end" gap="xs" mt="sm">
          <Button variant="default" onClick={() => choose(conflicts, "theirs")}>
            {t("editing.allTheirs")}
          </Button>
          <Button onClick={() => choose(conflicts, "mine")}>{t("editing.allMine")}</Button>
        </Group>
      )}
    </Dialog>
  );
}
