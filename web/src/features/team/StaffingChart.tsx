import { useTranslation } from "react-i18next";
import type { Staffing } from "@/api/schema.gen";
import { bareDay, shortDay } from "@/lib/dates";
import classes from "./StaffingChart.module.css";

const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [960, 168, 34, 8, 22];
const MOST_LINES = 5;

interface Props {
  weeks: readonly string[];
  staffing: readonly Staffing[];
  thisMonday: string;
}

/** Full-time people by week: how many are there, and dashed above them those that are still missing. The table below says the same. */
export function StaffingChart({ weeks, staffing, thisMonday }: Props) {
  const { t, i18n } = useTranslation();
  const sum = (of: "needed" | "filled") =>
    weeks.map((_, week) => staffing.reduce((total, row) => total + (row[of][week] ?? 0), 0));
  const [needed, filled] = [sum("needed"), sum("filled")];
  const top = Math.max(1, ...needed);
  const every = niceStep(top / MOST_LINES);
  const roof = Math.ceil(top / every) * every;
  const lines = Array.from({ length: Math.round(roof / every) + 1 }, (_, line) => line * every);
  const plot = HEIGHT - TOP - BOTTOM;
  const y = (people: number) => TOP + plot - (people / roof) * plot;
  const slot = (WIDTH - LEFT) / Math.max(1, weeks.length);
  const bar = Math.min(slot * 0.62, 46);
  const named = Math.ceil(weeks.length / 13);
  return (
    <figure className={classes.figure}>
      <svg
        className={classes.chart}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t("team.chartLabel", { needed: round(Math.max(...needed)), filled: round(Math.max(...filled)) })}
      >
        {lines.map((people) => (
          <g key={people}>
            <line className={classes.line} x1={LEFT} x2={WIDTH} y1={y(people)} y2={y(people)} />
            <text className={classes.label} x={LEFT - 8} y={y(people) + 4} textAnchor="end">
              {round(people)}
            </text>
          </g>
        ))}
        {weeks.map((monday, week) => {
          const x = LEFT + slot * week + (slot - bar) / 2;
          const [all, there] = [needed[week] ?? 0, filled[week] ?? 0];
          return (
            <g key={monday}>
              <title>
                {t("team.weekOf", {
                  day: shortDay(monday, i18n.language),
                  filled: round(there),
                  needed: round(all),
                })}
              </title>
              <rect className={classes.hit} x={LEFT + slot * week} y={TOP} width={slot} height={plot} />
              {there > 0 && (
                <rect className={classes.filled} x={x} y={y(there)} width={bar} height={y(0) - y(there)} rx={2} />
              )}
              {all - there > 0.005 && (
                <rect
                  className={classes.missing}
                  x={x + 0.5}
                  y={y(all) + 0.5}
                  width={bar - 1}
                  height={Math.max(1, y(there) - y(all) - 1)}
                  rx={2}
                />
              )}
              {week % named === 0 && (
                <text
                  className={classes.label}
                  data-now={monday === thisMonday || undefined}
                  x={LEFT + slot * (week + 0.5)}
                  y={HEIGHT - 6}
                  textAnchor="middle"
                >
                  {bareDay(monday, i18n.language)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <figcaption className={classes.legend}>
        <span>
          <i className={classes.filledKey} /> {t("team.filled")}
        </span>
        <span>
          <i className={classes.missingKey} /> {t("team.missing")}
        </span>
        <span className={classes.unit}>{t("team.fullTime")}</span>
      </figcaption>
    </figure>
  );
}

/** 1, 2 or 5 times a power of ten, at least so much; never parts of a person but halves. */
function niceStep(least: number): number {
  if (least <= 0.5) return 0.5;
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5, 10].find((step) => step * power >= least) ?? 10) * power;
}

function round(people: number): number {
  return Math.round(people * 10) / 10;
}
