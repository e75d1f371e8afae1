import { useTranslation } from "react-i18next";
import type { GridRow } from "@/api/grid-copy";
import { useProjectSession } from "@/api/project-session";
import { Saving } from "@/editing/Saving";
import { useLocale } from "@/lib/i18n/locale";
import { useStore } from "@/lib/store";
import classes from "./StatusBar.module.css";

/** Counts at the left, what happens to edits in the middle, the stream at the right. */
export function StatusBar({ rows, selected }: { rows: GridRow[]; selected: GridRow[] }) {
  const { t } = useTranslation();
  const number = new Intl.NumberFormat(useLocale());
  const { live } = useProjectSession();
  const stream = useStore(live.state);
  const frames = framesOf(selected.length > 1 ? selected : rows);
  return (
    <footer className={classes.bar}>
      <span>{t("bar.rows", { count: rows.length })}</span>
      {selected.length > 1 && <span>{t("bar.selected", { count: selected.length })}</span>}
      {frames > 0 && <span>{t("bar.frames", { sum: number.format(frames) })}</span>}
      <Saving />
      <span className={classes.live} data-state={stream} role="status">
        {t(`bar.${stream}`)}
        <i className={classes.dot} />
      </span>
    </footer>
  );
}

function framesOf(rows: readonly GridRow[]): number {
  return rows.reduce((sum, row) => sum + (row.nb_frames ?? 0), 0);
}
