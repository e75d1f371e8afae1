import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { archive } from "@/lib/i18n/en/archive";
import type { PutAway } from "./chosen";
import classes from "./PurgeDialog.module.css";

interface Props {
  counts: ReadonlyMap<string, number>;
  blockers: readonly { id: string; why: string }[];
  rows: readonly PutAway[];
  onLeaveOut: () => void;
}

const MOST_SHOWN = 10;

type Along = keyof typeof archive.along;

/** What goes along, by number; and what cannot go, with the reason. */
export function PurgePreview({ counts, blockers, rows, onLeaveOut }: Props) {
  const { t } = useTranslation();
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const along = [...counts].filter(([, count]) => count > 0);
  const others = rows.length - new Set(blockers.map(({ id }) => id)).size;
  return (
    <>
      {along.length > 0 ? (
        <>
          <p className={classes.lead}>{t("archive.goesAlong")}</p>
          <ul className={classes.list}>
            {along.map(([noun, count]) => (
              <li key={noun}>
                {t(`archive.along.${noun}` as `archive.along.${Along}`, {
                  count,
                  defaultValue: t("archive.alongOther", { noun: noun.replaceAll("_", " "), count }),
                })}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className={classes.lead}>{t("archive.nothingAlong")}</p>
      )}
      {blockers.length > 0 && (
        <div role="alert">
          <p className={classes.lead}>{t("archive.blocked")}</p>
          <ul className={classes.list}>
            {blockers.slice(0, MOST_SHOWN).map(({ id, why }) => (
              <li key={`${id} ${why}`}>
                <strong>{names.get(id)}</strong>: {why}
              </li>
            ))}
            {blockers.length > MOST_SHOWN && <li>{t("archive.more", { count: blockers.length - MOST_SHOWN })}</li>}
          </ul>
          {others > 0 && (
            <Button variant="default" onClick={onLeaveOut}>
              {t("archive.leaveOut", { count: others })}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
