import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { FeedLine } from "@/api/schema.gen";
import classes from "./ActivityPage.module.css";
import type { Names } from "./names";
import { RevertOutcome } from "./RevertOutcome";
import { useRevert } from "./use-revert";

interface Props {
  /** The chosen change sets, the newest first. */
  chosen: readonly FeedLine[];
  onClear: () => void;
  names: Names;
}

/** What can be done with several sentences of the diary at once. */
export function RevertSelection({ chosen, onClear, names }: Props) {
  const { t } = useTranslation();
  const { press, isAsking, stopAsking, done, outcome, forget } = useRevert();
  const changes = chosen.reduce((sum, line) => sum + line.changes, 0);
  const close = () => {
    forget();
    onClear();
  };
  if (chosen.length === 0 && !outcome) return null;
  const label = isAsking
    ? t("history.revertMany", { count: changes })
    : t("activity.revertChosen", { count: chosen.length });
  return (
    <div className={classes.selection} role="region" aria-label={t("activity.selection")}>
      {outcome ? (
        <div className={classes.outcome}>
          <RevertOutcome outcome={outcome} names={names} />
        </div>
      ) : (
        <>
          <span className={classes.count} aria-live="polite">
            {t("activity.chosen", { count: chosen.length })}
          </span>
          <Button
            leftSection={<IconArrowBackUp size={14} />}
            loading={done !== null}
            onClick={() =>
              press(
                chosen.map(({ change_set_id }) => change_set_id),
                changes,
              )
            }
            onBlur={stopAsking}
          >
            {label}
          </Button>
          {done !== null && chosen.length > 1 && (
            <span role="status">{t("activity.progress", { done, count: chosen.length })}</span>
          )}
        </>
      )}
      <span className={classes.space} />
      <Button variant="subtle" color="gray" disabled={done !== null} onClick={close}>
        {t(outcome ? "state.close" : "activity.clear")}
      </Button>
    </div>
  );
}
