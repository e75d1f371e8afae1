import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ProjectContext } from "@/api/context";
import type { PendingEdit } from "@/api/edits";
import type { GridCopy } from "@/api/grid-copy";
import { lastChangeQuery } from "@/api/last-change";
import { moment } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import classes from "./ConflictDialog.module.css";
import { placeText, valueText } from "./value-words";

interface Props {
  conflict: PendingEdit;
  context: ProjectContext;
  copies: readonly GridCopy[];
  isFirst: boolean;
  onChoose: (whose: "mine" | "theirs") => void;
}

/** One cell that two people wrote: where, whose is what, and since when. */
export function ConflictLine({ conflict, context, copies, isFirst, onChoose }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data: last } = useQuery(lastChangeQuery(conflict));
  const place = placeText(conflict, context, copies, t);
  const text = (value: unknown) => valueText(conflict.field, value, context, copies, locale) || t("conflict.empty");
  return (
    <li className={classes.conflict}>
      <h3 className={classes.where}>{place}</h3>
      <div className={classes.both}>
        <div className={classes.one} role="group" aria-label={t("conflict.yours")}>
          <h4>{t("conflict.yours")}</h4>
          <p>{text(conflict.value)}</p>
          <Button size="compact-sm" onClick={() => onChoose("mine")} data-autofocus={isFirst || undefined}>
            {t("conflict.mine")}
          </Button>
        </div>
        <div className={classes.one} role="group" aria-label={t("conflict.them")}>
          <h4>
            {last
              ? t("grid.touched", { who: last.actor?.display_name ?? "", when: moment(last.at, locale) })
              : t("conflict.them")}
          </h4>
          <p>{text(conflict.theirs)}</p>
          <Button size="compact-sm" variant="default" onClick={() => onChoose("theirs")}>
            {t("conflict.theirs")}
          </Button>
        </div>
      </div>
    </li>
  );
}
