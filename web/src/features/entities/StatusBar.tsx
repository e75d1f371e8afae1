import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { GridRow } from "@/api/grid-copy";
import { useProjectSession } from "@/api/project-session";
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

function Saving() {
  const { t } = useTranslation();
  const { edits } = useProjectSession();
  const pending = [...useStore(edits.pending).values()];
  const savedAt = useStore(edits.savedAt);
  const failed = pending.filter(({ state }) => state === "failed");
  if (failed.length > 0)
    return (
      <span className={classes.failed} role="alert">
        <span title={failed[0]?.problem?.message}>
          {t("bar.failed", { count: failed.length })}:{" "}
          {failed[0]?.problem?.slug === "unreachable" ? t("state.unreachable") : failed[0]?.problem?.message}
        </span>
        <Button size="compact-xs" variant="light" onClick={() => edits.retry()}>
          {t("state.retry")}
        </Button>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => edits.forget(failed)}>
          {t("bar.discard")}
        </Button>
      </span>
    );
  if (pending.some(({ state }) => state === "saving")) return <span>{t("state.saving")}</span>;
  return savedAt ? <span role="status">{t("state.saved")}</span> : null;
}
