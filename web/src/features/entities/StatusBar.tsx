import { useTranslation } from "react-i18next";
import { useHoursPerDay } from "@/api/organization";
import { useProjectSession } from "@/api/project-session";
import { Saving } from "@/editing/Saving";
import { SelectionStats } from "@/grid/SelectionStats";
import type { Selection } from "@/grid/selection";
import { useLocale } from "@/lib/i18n/locale";
import { useStore } from "@/lib/store";
import classes from "./StatusBar.module.css";

interface Props<Row> {
  /** How many rows the view shows, of all there are. */
  shown: number;
  all: number;
  selection: Selection<Row> | null;
}

/** Counts at the left, what happens to edits in the middle, the stream at the right. */
export function StatusBar<Row>({ shown, all, selection }: Props<Row>) {
  const { t } = useTranslation();
  const number = new Intl.NumberFormat(useLocale());
  const hoursPerDay = useHoursPerDay();
  const { live } = useProjectSession();
  const stream = useStore(live.state);
  const isWhole = shown === all;
  return (
    <footer className={classes.bar}>
      <span>
        {isWhole
          ? t("bar.rows", { count: all, shown: number.format(all) })
          : t("bar.rowsOf", { shown: number.format(shown), all: number.format(all) })}
      </span>
      {selection && <SelectionStats selection={selection} hoursPerDay={hoursPerDay} />}
      <Saving />
      <span className={classes.live} data-state={stream} role="status">
        {t(`bar.${stream}`)}
        <i className={classes.dot} />
      </span>
    </footer>
  );
}
