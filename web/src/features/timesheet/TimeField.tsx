import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { NO_TIME, parseWorked, worked } from "@/lib/worked";
import { type Place, stepTo } from "./places";
import classes from "./Timesheet.module.css";
import type { Unsaved } from "./unsaved";

interface Props {
  label: string;
  minutes: number;
  /** What a day of work counts: "1d". */
  dayMinutes: number;
  disabled: boolean;
  onLog: (minutes: number) => void;
  /** What was typed here and not taken: it stays until it is, or is given up. */
  unsaved: Unsaved | undefined;
  onGiveUp: () => void;
  /** Where it stands in the week, for the arrow keys. */
  place?: Place;
}

const STEPS: Readonly<Record<string, [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Enter: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Time of one task on one day, as a person writes it. */
export function TimeField({ label, minutes, dayMinutes, disabled, onLog, unsaved, onGiveUp, place }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? minutes : parseWorked(typed, dayMinutes / 60);
  const leave = () => {
    if (typed === null || read === null) return;
    setTyped(null);
    if (read !== minutes) onLog(read);
    else onGiveUp();
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Escape") {
      setTyped(null);
      onGiveUp();
    }
    if (event.key === "Enter" && typed === null && unsaved) onLog(unsaved.minutes);
    else if (event.key === "Enter") leave();
    const step = STEPS[event.key];
    // Left and right belong to the text while somebody types it.
    if (!step || !place || read === null || (step[1] !== 0 && typed !== null)) return;
    event.preventDefault();
    stepTo(place, step);
  };
  return (
    <span className={classes.field}>
      <input
        className={classes.time}
        aria-label={label}
        aria-invalid={read === null || (unsaved !== undefined && typed === null)}
        title={unsaved?.why}
        data-place={place?.join(".")}
        value={typed ?? (worked(unsaved?.minutes ?? minutes) || (unsaved ? NO_TIME : ""))}
        placeholder="–"
        disabled={disabled}
        inputMode="text"
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={leave}
        onKeyDown={keys}
        onFocus={(event) => event.currentTarget.select()}
      />
      {read === null && <Wrong />}
    </span>
  );
}

function Wrong() {
  const { t } = useTranslation();
  return (
    <span className={classes.wrong} role="alert">
      {t("timesheet.wrong")}
    </span>
  );
}
