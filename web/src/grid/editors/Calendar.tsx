import { useTranslation } from "react-i18next";
import { addMonths, localDay } from "@/lib/typed-day";
import classes from "./Calendar.module.css";
import { monthDays } from "./month-days";

interface Props {
  id: string;
  locale: string;
  /** The day the keyboard is on; its month shows. */
  marked: string;
  current: string | null;
  onMark: (day: string) => void;
  onChoose: (day: string) => void;
}

/** A month to point at. The keyboard stays in the field above, which names the marked day. */
export function Calendar({ id, locale, marked, current, onMark, onChoose }: Props) {
  const { t } = useTranslation();
  const today = localDay();
  const format = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
  const weeks = monthDays(marked);
  const month = format(marked, { month: "long", year: "numeric" });
  return (
    <div className={classes.calendar}>
      <div className={classes.head}>
        <Turn label={t("editors.monthBefore")} sign="‹" onTurn={() => onMark(addMonths(marked, -1))} />
        <span aria-live="polite">{month}</span>
        <Turn label={t("editors.monthAfter")} sign="›" onTurn={() => onMark(addMonths(marked, 1))} />
      </div>
      <div role="grid" id={id} aria-label={month}>
        <div className={classes.week} role="row">
          {weeks[0]?.map((day) => (
            <span key={day} role="columnheader" aria-label={format(day, { weekday: "long" })}>
              {format(day, { weekday: "narrow" })}
            </span>
          ))}
        </div>
        {weeks.map((week) => (
          <div key={week[0]} className={classes.week} role="row">
            {week.map((day) => (
              <div
                key={day}
                id={`${id}-${day}`}
                role="gridcell"
                aria-label={format(day, { dateStyle: "full" })}
                aria-selected={day === current}
                aria-current={day === today ? "date" : undefined}
                data-marked={day === marked}
                data-outside={day.slice(0, 7) !== marked.slice(0, 7)}
                onMouseDown={(event) => {
                  event.preventDefault();
                  onChoose(day);
                }}
              >
                {Number(day.slice(8))}
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function Turn({ label, sign, onTurn }: { label: string; sign: string; onTurn: () => void }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      onMouseDown={(event) => {
        event.preventDefault();
        onTurn();
      }}
    >
      {sign}
    </button>
  );
}
