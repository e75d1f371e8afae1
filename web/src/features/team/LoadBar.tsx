import { useTranslation } from "react-i18next";
import classes from "./LoadBar.module.css";

/** Hours planned of the hours there are, as numbers and a bar; more than there are is marked. */
export function LoadBar({ planned, capacity }: { planned: number; capacity: number }) {
  const { t } = useTranslation();
  const isOver = planned > capacity;
  const share = capacity > 0 ? Math.min(planned / capacity, 1) : Number(isOver);
  return (
    <span className={classes.load} data-over={isOver || undefined}>
      <span className={classes.words}>
        {t("team.hoursOf", { planned: Math.round(planned / 60), capacity: Math.round(capacity / 60) })}
      </span>
      <span className={classes.bar} aria-hidden>
        <i style={{ width: `${share * 100}%` }} />
      </span>
    </span>
  );
}
