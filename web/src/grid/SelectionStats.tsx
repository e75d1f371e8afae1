import { Tooltip } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useLocale } from "@/lib/i18n/locale";
import { duration } from "@/lib/durations";
import type { Selection } from "./selection";
import classes from "./SelectionStats.module.css";
import { type NumberStats, statsOf } from "./stats";

interface Props<Row> {
  selection: Selection<Row>;
  hoursPerDay?: number;
}

/** What the selection comes to, for a status bar: how many cells and rows, sums of frames, numbers and durations. */
export function SelectionStats<Row>({ selection, hoursPerDay = 8 }: Props<Row>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { cells, rows, byType } = useMemo(() => statsOf(selection.ranges, selection.table), [selection]);
  if (cells < 2) return null;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const days = (minutes: number) => duration(Math.round(minutes), hoursPerDay, t("types.dayUnit"));
  const shown = (type: string, value: number) => (type === "duration" ? days(value) : number.format(value));
  const sum = (type: string, value: number) =>
    type === "frames"
      ? t("cells.stats.sumFrames", { sum: shown(type, value) })
      : t("cells.stats.sum", { sum: shown(type, value) });
  const detail = (type: string, { count, average, min, max }: NumberStats) =>
    t("cells.stats.detail", {
      ...{ count, average: shown(type, average), min: shown(type, min), max: shown(type, max) },
    });
  return (
    <span className={classes.stats}>
      <span>{t("cells.stats.cells", { count: cells })}</span>
      {rows > 1 && <span>{t("cells.stats.rows", { count: rows })}</span>}
      {[...byType].map(([type, stats]) => (
        <Tooltip key={type} label={detail(type, stats)}>
          <span>{sum(type, stats.sum)}</span>
        </Tooltip>
      ))}
    </span>
  );
}
