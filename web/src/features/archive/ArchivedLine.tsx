import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ArchivedRow } from "@/api/schema.gen";
import { fullMoment, moment } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import classes from "./ArchivePage.module.css";
import { PutAwayButtons } from "./PutAwayButtons";

interface Props {
  row: ArchivedRow;
  isChosen: boolean;
  onChoose: () => void;
  isBusy: boolean;
  /** Null: not for this person. */
  onRestore: (() => void) | null;
  onPurge: (() => void) | null;
}

export function ArchivedLine({ row, isChosen, onChoose, isBusy, onRestore, onPurge }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { name, where, archived_at, archived_by } = row;
  return (
    <tr data-chosen={isChosen}>
      <td className={classes.box}>
        <Checkbox size="xs" checked={isChosen} aria-label={t("archive.choose", { name })} onChange={onChoose} />
      </td>
      <td className={classes.name}>{name}</td>
      <td className={classes.quiet}>{where}</td>
      <td className={classes.quiet}>
        <time dateTime={archived_at} title={fullMoment(archived_at, locale)}>
          {moment(archived_at, locale)}
        </time>
        {archived_by && ` · ${archived_by.display_name}`}
      </td>
      <td className={classes.actions}>
        <PutAwayButtons {...{ name, isBusy, onRestore, onPurge }} />
      </td>
    </tr>
  );
}
