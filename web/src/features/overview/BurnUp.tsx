import { useTranslation } from "react-i18next";
import type { OverviewWeek } from "@/api/schema.gen";
import { shortDay } from "@/lib/dates";
import { useLocale } from "@/lib/i18n/locale";
import { dayAfter } from "@/lib/weeks";
import classes from "./BurnUp.module.css";
import { areaOf, lineOf, niceRoof } from "./burn-up";

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [820, 240, 44, 8, 10, 24];
const MOST_NAMED = 8;

/** Week by week what there was to do, what was done of it, and what was to be done by then. */
export function BurnUp({ weeks, today }: { weeks: readonly OverviewWeek[]; today: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { roof, step } = niceRoof(Math.max(...weeks.map(({ total, planned }) => Math.max(total, planned))));
  const [plot, wide] = [HEIGHT - TOP - BOTTOM, WIDTH - LEFT - RIGHT];
  const slot = wide / weeks.length;
  const x = (week: number) => LEFT + slot * (week + 0.5);
  const y = (tasks: number) => TOP + plot * (1 - tasks / roof);
  const done = weeks.flatMap(({ done: tasks }, week) => (tasks === null ? [] : [[x(week), y(tasks)] as const]));
  const now = weeks.findLast(({ done: tasks }) => tasks !== null);
  const named = Math.ceil(weeks.length / MOST_NAMED);
  const lines = Array.from({ length: Math.round(roof / step) + 1 }, (_, line) => line * step);
  return (
    <figure className={classes.figure}>
      <svg
        className={classes.chart}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t("overview.burnUpLabel", {
          done: now?.done ?? 0,
          total: now?.total ?? 0,
          planned: now?.planned ?? 0,
        })}
      >
        {lines.map((tasks) => (
          <g key={tasks}>
            <line className={classes.line} x1={LEFT} x2={WIDTH - RIGHT} y1={y(tasks)} y2={y(tasks)} />
            <text className={classes.label} x={LEFT - 8} y={y(tasks) + 4} textAnchor="end">
              {tasks}
            </text>
          </g>
        ))}
        <path className={classes.total} d={lineOf(weeks.map(({ total }, week) => [x(week), y(total)]))} />
        <path className={classes.area} d={areaOf(done, y(0))} />
        <path className={classes.done} d={lineOf(done)} />
        <path className={classes.planned} d={lineOf(weeks.map(({ planned }, week) => [x(week), y(planned)]))} />
        {weeks.map(({ monday, ...week }, place) => (
          <g key={monday}>
            {monday <= today && today < dayAfter(monday, 7) && (
              <line className={classes.now} x1={x(place)} x2={x(place)} y1={TOP} y2={y(0)} />
            )}
            {place % named === 0 && (
              <text className={classes.label} x={x(place)} y={HEIGHT - 6} textAnchor="middle">
                {shortDay(monday, locale)}
              </text>
            )}
            <rect className={classes.hit} x={LEFT + slot * place} y={TOP} width={slot} height={plot}>
              <title>
                {t(week.done === null ? "overview.weekToCome" : "overview.week", {
                  ...{ day: shortDay(monday, locale), total: week.total, done: week.done, planned: week.planned },
                })}
              </title>
            </rect>
          </g>
        ))}
      </svg>
      <figcaption className={classes.legend}>
        <span data-line="done">{t("overview.lines.done")}</span>
        <span data-line="planned">{t("overview.lines.planned")}</span>
        <span data-line="total">{t("overview.lines.total")}</span>
      </figcaption>
    </figure>
  );
}
