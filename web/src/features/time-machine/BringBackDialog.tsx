import { Button, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { bringBack } from "@/api/as-of";
import { catchUp } from "@/api/grid-query";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import type { ChangedRow } from "@/editing/changed-since";
import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { Dialog } from "@/ui/Dialog";
import { DialogEnd } from "@/ui/DialogEnd";
import classes from "./BringBackDialog.module.css";
import { type Words, wordsOf } from "./difference-words";

interface Props {
  at: string;
  rows: readonly ChangedRow[];
  words: Words;
  onClose: () => void;
  onBack: (told: string) => void;
}

const MOST_ROWS = 40;
const MOST_FIELDS = 8;

/** What comes back, said before it does: row by row what it is now and what it was. */
export function BringBackDialog({ at, rows, words, onClose, onBack }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const queries = useQueryClient();
  const { projectId, undo } = useProjectSession();
  const count = rows.length;
  const bringing = useMutation({
    mutationFn: () =>
      bringBack(
        projectId,
        at,
        rows.map(({ row }) => row.id),
      ),
    onSuccess: ({ changeSetId }) => {
      const title = t("timeMachine.undo", { count });
      if (changeSetId) undo.did(changeSetId, { what: "mixed", table: "entity", count, title });
      onBack(t(changeSetId ? "timeMachine.isBack" : "timeMachine.nothing", { count }));
      onClose();
      return catchUp(queries, projectId);
    },
  });
  const problem = bringing.error && Problem.from(bringing.error);
  return (
    <Dialog opened onClose={onClose} size="lg" title={t("timeMachine.backTitle", { count, when: moment(at, locale) })}>
      <Stack gap="sm">
        <ul className={classes.rows} aria-label={t("timeMachine.changes")}>
          {rows.slice(0, MOST_ROWS).map((changed) => (
            <li key={changed.row.id} className={classes.row}>
              <span className={classes.name}>{changed.row.name}</span>
              {changed.isGone ? (
                <span className={classes.gone}>{t("timeMachine.comesBack")}</span>
              ) : (
                <ul className={classes.fields}>
                  {changed.differences.slice(0, MOST_FIELDS).map((difference) => {
                    const { title, was, now } = wordsOf(difference, words);
                    return (
                      <li key={`${difference.taskTypeId} ${difference.field}`}>
                        {title}: <del>{now || t("history.empty")}</del>
                        <span aria-hidden> → </span>
                        <ins>{was || t("history.empty")}</ins>
                      </li>
                    );
                  })}
                  {changed.differences.length > MOST_FIELDS && (
                    <li>{t("timeMachine.moreFields", { count: changed.differences.length - MOST_FIELDS })}</li>
                  )}
                </ul>
              )}
            </li>
          ))}
        </ul>
        {count > MOST_ROWS && (
          <p className={classes.quiet}>{t("timeMachine.moreRows", { count: count - MOST_ROWS })}</p>
        )}
        <p className={classes.quiet}>{t("timeMachine.stays")}</p>
        <DialogEnd refusal={problem?.message} onClose={onClose}>
          <Button onClick={() => bringing.mutate()} loading={bringing.isPending} data-autofocus>
            {t("timeMachine.bringBack", { count })}
          </Button>
        </DialogEnd>
      </Stack>
    </Dialog>
  );
}
