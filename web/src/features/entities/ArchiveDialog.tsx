import { Button, Checkbox, Group, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { archiveEntities } from "@/api/archive";
import type { GridCopy, GridRow } from "@/api/grid-copy";
import { catchUp } from "@/api/grid-query";
import type { Kind } from "@/api/kinds";
import { Problem } from "@/api/problem";
import { Dialog } from "@/ui/Dialog";
import { Refusal } from "./Refusal";
import classes from "./RowDialogs.module.css";
import { someNames } from "./some-names";

interface Props {
  copy: GridCopy;
  rows: readonly GridRow[];
  /** What stands under them, when that is known here: the shots of a sequence. */
  below: readonly GridRow[];
  onClose: () => void;
  onArchived: (changeSetId: string, count: number) => void;
}

/** What hides with the selection, said before it is hidden. Nothing is lost: Archived gives it back. */
export function ArchiveDialog({ copy, rows, below, onClose, onArchived }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const kind = copy.kind as Kind;
  const [isWithBelow, setIsWithBelow] = useState(true);
  const meant = [...rows, ...(isWithBelow ? below : [])];
  const tasks = meant.flatMap((row) => row.tasks);
  const comments = tasks.reduce((sum, task) => sum + task.comment_count, 0);
  const archiving = useMutation({
    mutationFn: () => archiveEntities(meant.map(({ id }) => id)),
    onSuccess: (changeSetId) => {
      if (changeSetId) onArchived(changeSetId, meant.length);
      onClose();
      return catchUp(queries, copy.projectId);
    },
  });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("rows.archiveTitle", { what: t(`create.count.${kind}`, { count: rows.length }) })}
    >
      <Stack gap="sm">
        <p className={classes.what}>{someNames(rows)}</p>
        {below.length > 0 && (
          <Checkbox
            label={t("rows.withBelow", {
              what: t(`create.count.${kind === "episode" ? "sequence" : "shot"}`, { count: below.length }),
            })}
            checked={isWithBelow}
            onChange={(event) => setIsWithBelow(event.currentTarget.checked)}
          />
        )}
        {tasks.length > 0 && (
          <ul className={classes.along}>
            <li>{t("rows.alongTasks", { count: tasks.length })}</li>
            {comments > 0 && <li>{t("rows.alongComments", { count: comments })}</li>}
          </ul>
        )}
        <p className={classes.quiet}>{t("rows.archiveKept")}</p>
        <Refusal problem={archiving.error && Problem.from(archiving.error)} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("state.cancel")}
          </Button>
          <Button color="red" onClick={() => archiving.mutate()} loading={archiving.isPending} data-autofocus>
            {t("rows.archive")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
