import { Button } from "@mantine/core";
import { IconRestore, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ArchivedRow } from "@/api/schema.gen";
import classes from "./ArchivePage.module.css";

interface Props {
  rows: readonly ArchivedRow[];
  /** How many came back a moment ago. */
  restored: number | undefined;
  problem: string;
  isBusy: boolean;
  onRestore: (() => void) | null;
  onPurge: (() => void) | null;
  onClear: () => void;
}

/** What can be done with the chosen rows, and what came of it. */
export function ChosenBar({ rows, restored, problem, isBusy, onRestore, onPurge, onClear }: Props) {
  const { t } = useTranslation();
  const count = rows.length;
  if (count === 0 && restored === undefined && !problem) return null;
  return (
    <div className={classes.chosen} role="region" aria-label={t("archive.chosenRows")}>
      {problem && (
        <p className={classes.problem} role="alert">
          {t("archive.notRestored", { problem })}
        </p>
      )}
      {count === 0 && restored !== undefined && !problem && (
        <span role="status">{t("archive.restored", { count: restored })}</span>
      )}
      {count > 0 && (
        <>
          <span className={classes.count}>{t("archive.chosen", { count })}</span>
          {onRestore && (
            <Button leftSection={<IconRestore size={14} />} loading={isBusy} onClick={onRestore}>
              {t("archive.restoreChosen", { count })}
            </Button>
          )}
          {onPurge && (
            <Button variant="default" leftSection={<IconTrash size={14} />} disabled={isBusy} onClick={onPurge}>
              {t("archive.purgeChosen", { count })}
            </Button>
          )}
          <span className={classes.space} />
          <Button variant="subtle" color="gray" onClick={onClear}>
            {t("archive.clearChosen")}
          </Button>
        </>
      )}
    </div>
  );
}
