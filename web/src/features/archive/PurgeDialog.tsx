import { Button, Skeleton, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { purgePreviewQuery, purgeRows } from "@/api/archived";
import { Problem } from "@/api/problem";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";
import { idsByNoun, type PutAway } from "./chosen";
import classes from "./PurgeDialog.module.css";
import { PurgePreview } from "./PurgePreview";

/** From so many rows or things that go with them on, their number has to be typed. */
const MANY = 10;

interface Props<Row extends PutAway> {
  rows: readonly Row[];
  /** Fewer of them are meant. */
  onChange: (rows: readonly Row[]) => void;
  onClose: () => void;
  onPurged: () => Promise<void>;
}

/** There is no way back from this: first it shows what goes along. */
export function PurgeDialog<Row extends PutAway>({ rows, onChange, onClose, onPurged }: Props<Row>) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const ids = idsByNoun(rows);
  const preview = useQuery(purgePreviewQuery(ids));
  const purging = useMutation({
    mutationFn: () => purgeRows(ids),
    onSuccess: async () => {
      onClose();
      await onPurged();
    },
  });
  const counts = preview.data?.counts ?? new Map<string, number>();
  const blocked = new Set(preview.data?.blockers.map(({ id }) => id));
  const total = rows.length + [...counts.values()].reduce((sum, count) => sum + count, 0);
  const isMany = total >= MANY;
  const isConfirmed = !isMany || typed.trim() === String(total);
  const problem = purging.error ?? preview.error;
  return (
    <Dialog opened onClose={onClose} title={t("archive.purgeTitle", { count: rows.length })}>
      <p className={classes.names}>{rows.map(({ name }) => name).join(", ")}</p>
      {preview.isPending && <Skeleton height={48} aria-label={t("state.loading")} />}
      {preview.data && (
        <PurgePreview
          counts={counts}
          blockers={preview.data.blockers}
          rows={rows}
          onLeaveOut={() => onChange(rows.filter(({ id }) => !blocked.has(id)))}
        />
      )}
      {preview.data && blocked.size === 0 && (
        <>
          <p className={classes.warning}>{t("archive.noWayBack")}</p>
          {isMany && (
            <TextInput
              label={t("archive.typeTotal", { total })}
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          )}
        </>
      )}
      <Stack mt="md" gap="sm">
        <DialogEnd
          refusal={problem && t("archive.notPurged", { problem: Problem.from(problem).message })}
          onClose={onClose}
        >
          <Button
            className={classes.danger}
            disabled={!preview.data || blocked.size > 0 || !isConfirmed}
            loading={purging.isPending}
            onClick={() => purging.mutate()}
          >
            {t("archive.purgeChosen", { count: rows.length })}
          </Button>
        </DialogEnd>
      </Stack>
    </Dialog>
  );
}
