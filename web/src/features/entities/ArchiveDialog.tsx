import { Button, Stack } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { archiveEntities, archivePreviewQuery } from "@/api/archive";
import type { GridCopy, GridRow } from "@/api/grid-copy";
import { catchUp } from "@/api/grid-query";
import { type Kind, KINDS } from "@/api/kinds";
import { refusalOf } from "@/api/problem";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";
import classes from "./RowDialogs.module.css";
import { someNames } from "./some-names";

interface Props {
  copy: GridCopy;
  rows: readonly GridRow[];
  onClose: () => void;
  onArchived: (changeSetId: string, count: number) => void;
}

/** What hides with the selection, said before it is hidden. Nothing is lost: Archived gives it back. */
export function ArchiveDialog({ copy, rows: asked, onClose, onArchived }: Props) {
  const { t } = useTranslation();
  // The selection is another once they are gone, while the dialog still closes.
  const [rows] = useState(asked);
  const queries = useQueryClient();
  const kind = copy.kind as Kind;
  const ids = rows.map(({ id }) => id);
  const { data: goes } = useQuery(archivePreviewQuery(ids));
  const along = KINDS.flatMap((below) => {
    const count = goes?.along[below] ?? 0;
    return count > 0 ? [{ kind: below, count }] : [];
  });
  const { tasks = 0, comments = 0, casts = 0 } = goes ?? {};
  const archiving = useMutation({
    mutationFn: () => archiveEntities(ids),
    onSuccess: (changeSetId) => {
      if (changeSetId) onArchived(changeSetId, goes?.entities ?? rows.length);
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
        {along.length + tasks + comments + casts > 0 && (
          <ul className={classes.along}>
            {along.map(({ kind: below, count }) => (
              <li key={below}>{t(`create.count.${below}`, { count })}</li>
            ))}
            {tasks > 0 && <li>{t("rows.alongTasks", { count: tasks })}</li>}
            {comments > 0 && <li>{t("rows.alongComments", { count: comments })}</li>}
            {casts > 0 && <li>{t("rows.alongCasts", { count: casts })}</li>}
          </ul>
        )}
        <p className={classes.quiet}>{t("rows.archiveKept")}</p>
        <DialogEnd refusal={refusalOf(archiving.error)} onClose={onClose}>
          <Button color="red" onClick={() => archiving.mutate()} loading={archiving.isPending} data-autofocus>
            {t("rows.archive")}
          </Button>
        </DialogEnd>
      </Stack>
    </Dialog>
  );
}
