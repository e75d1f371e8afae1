import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type PurgedNoun, restoreRows } from "@/api/archived";
import { Problem } from "@/api/problem";
import { fullMoment, moment } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import classes from "./ArchivedFold.module.css";
import type { PutAway } from "./chosen";
import { PurgeDialog } from "./PurgeDialog";
import { PutAwayButtons } from "./PutAwayButtons";

interface Props {
  noun: PurgedNoun;
  title: string;
  rows: readonly { id: string; name: string; archivedAt: string | null }[];
  may: (verb: string) => boolean;
  /** What is read again when something came back or went. */
  settle: () => Promise<unknown>;
}

/** What was put away of a list of the studio, folded under it: brought back, or deleted for ever. Nothing where there is none. */
export function ArchivedFold({ noun, title, rows, may, settle }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [purging, setPurging] = useState<readonly PutAway[]>([]);
  const restoring = useMutation({ mutationFn: (id: string) => restoreRows({ [noun]: [id] }), onSettled: settle });
  if (rows.length === 0) return null;
  return (
    <details className={classes.fold}>
      <summary>{title}</summary>
      {restoring.error && (
        <p className={classes.problem} role="alert">
          {t("archive.notRestored", { problem: Problem.from(restoring.error).message })}
        </p>
      )}
      <ul className={classes.list} aria-label={title}>
        {rows.map(({ id, name, archivedAt }) => (
          <li key={id}>
            <span className={classes.name}>{name}</span>
            {archivedAt && (
              <time className={classes.quiet} dateTime={archivedAt} title={fullMoment(archivedAt, locale)}>
                {moment(archivedAt, locale)}
              </time>
            )}
            <PutAwayButtons
              name={name}
              isBusy={restoring.isPending}
              onRestore={may(`${noun}.restore`) ? () => restoring.mutate(id) : null}
              onPurge={may(`${noun}.purge`) ? () => setPurging([{ noun, id, name }]) : null}
            />
          </li>
        ))}
      </ul>
      {purging.length > 0 && (
        <PurgeDialog
          rows={purging}
          onChange={setPurging}
          onClose={() => setPurging([])}
          onPurged={async () => void (await settle())}
        />
      )}
    </details>
  );
}
