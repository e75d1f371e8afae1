import { type Ref, useId, useImperativeHandle, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ColumnType } from "@/grid/column";
import { useLocale } from "@/lib/i18n/locale";
import { addDays, addMonths, localDay } from "@/lib/typed-day";
import { useOwnKeys } from "@/ui/use-own-keys";
import { Calendar } from "./Calendar";
import { firstFocus } from "./first-focus";
import classes from "./Picker.module.css";

export interface DayHandle {
  away: () => void;
}

export interface PickDayProps {
  label: string;
  type: ColumnType;
  current: string | null;
  /** What was typed to open it; null when it only was opened. */
  typed?: string | null;
  hint?: string;
  onChoose: (day: string | null) => void;
  onClose: () => void;
  onTab?: (isBack: boolean) => void;
  /** For who sees that something else is pressed: what was typed counts then, too, or the picker stays and says why it cannot. */
  handle?: Ref<DayHandle>;
}

/** A day, typed as people do or pointed at in a calendar. ↑ ↓ go by weeks, Page keys by months, ← → by days once on the way. */
export function PickDay({ label, type, current, typed = null, hint, onChoose, onClose, onTab, handle }: PickDayProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const calendarId = useId();
  const [text, setText] = useState(typed ?? type.text(current));
  const [marked, setMarked] = useState(() => current ?? localDay());
  // What counts when the person is done: what was typed last, the day the arrows went to, or nothing done yet.
  const [by, setBy] = useState<"typing" | "arrows" | "opening">(typed === null ? "opening" : "typing");
  const [isRefused, setIsRefused] = useState(false);
  const parsed = type.parse(text);
  const problem = by === "typing" && "problem" in parsed ? parsed.problem : "";

  const mark = (day: string) => {
    setMarked(day);
    setBy("arrows");
    setText(type.text(day));
    setIsRefused(false);
  };
  const write = (next: string) => {
    setText(next);
    setBy("typing");
    setIsRefused(false);
    const read = type.parse(next);
    if ("value" in read && typeof read.value === "string") setMarked(read.value);
  };
  /** Whether it could be done. */
  const finish = (): boolean => {
    if (by === "arrows") onChoose(marked);
    else if (by === "opening") onClose();
    else if ("value" in parsed) onChoose(parsed.value as string | null);
    else setIsRefused(true);
    return !problem;
  };
  const panel = useOwnKeys<HTMLDivElement>((event) => {
    const { key } = event;
    const days =
      { ArrowDown: 7, ArrowUp: -7 }[key] ?? (by === "arrows" ? { ArrowLeft: -1, ArrowRight: 1 }[key] : undefined);
    const months = { PageDown: 1, PageUp: -1 }[key];
    if (days) mark(by === "opening" && current === null ? localDay() : addDays(marked, days));
    else if (months) mark(addMonths(marked, months));
    else if (key === "Enter") finish();
    else if (key === "Tab") {
      if (finish()) onTab?.(event.shiftKey);
    } else if (key === "Escape") onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  useImperativeHandle(handle, () => ({
    away: () => {
      if (!finish()) panel.current?.querySelector("input")?.focus();
    },
  }));
  const read = "value" in parsed && by === "typing" && parsed.value ? type.plain?.(parsed.value) : "";

  return (
    <div className={classes.panel} ref={panel}>
      <div className={classes.head}>
        <input
          className={classes.input}
          ref={(input) => firstFocus(input, typed !== null)}
          role="combobox"
          aria-expanded
          aria-haspopup="grid"
          aria-controls={calendarId}
          aria-activedescendant={`${calendarId}-${marked}`}
          aria-label={label}
          aria-invalid={isRefused}
          aria-describedby={`${calendarId}-says`}
          placeholder={t("editors.dayExample")}
          value={text}
          onChange={({ currentTarget }) => write(currentTarget.value)}
        />
      </div>
      <p
        className={isRefused ? classes.problem : classes.quiet}
        id={`${calendarId}-says`}
        role={isRefused ? "alert" : undefined}
      >
        {problem || (read ? fullDay(read, locale) : t("editors.dayHelp"))}
      </p>
      <Calendar {...{ id: calendarId, locale, marked, current, onChoose }} onMark={mark} />
      {hint && <p className={classes.hint}>{hint}</p>}
    </div>
  );
}

function fullDay(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}
