import { NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { isDay, PERIODS } from "@/grid/view/relative-dates";
import classes from "./FilterBuilder.module.css";

const MODES = ["day", "today", "after", "before", "period"] as const;
type Mode = (typeof MODES)[number];
const UNITS = ["d", "w", "m"] as const;

interface Props {
  value: unknown;
  label: string;
  /** Comparing with a whole week or month makes sense for some operators only. */
  hasPeriods: boolean;
  onChange: (value: string) => void;
}

/** A day of a filter: one of the calendar, one counted from today, or a period. */
export function DayEditor({ value, label, hasPeriods, onChange }: Props) {
  const { t } = useTranslation();
  const said = typeof value === "string" ? value : "";
  const mode = modeOf(said);
  const [, , amount = "7", unit = "d"] = /^@today([+-])(\d+)([dwm])$/.exec(said) ?? [];
  const counted = (count: string | number, of: string) =>
    onChange(`@today${mode === "before" ? "-" : "+"}${Math.min(9_999, Math.max(0, Number(count) || 0))}${of}`);
  const choose = (next: Mode) => {
    const start = { day: "", today: "@today", after: `@today+${amount}${unit}`, before: `@today-${amount}${unit}` };
    onChange(next === "period" ? "@this_week" : start[next]);
  };
  const modes = MODES.filter((one) => hasPeriods || one !== "period");
  return (
    <span className={classes.day} role="group" aria-label={label}>
      <NativeSelect
        size="xs"
        aria-label={t("filter.when.label")}
        value={mode}
        onChange={(event) => choose(event.currentTarget.value as Mode)}
        data={modes.map((one) => ({ value: one, label: t(`filter.when.${one}`) }))}
      />
      {mode === "day" && (
        <TextInput
          size="xs"
          type="date"
          aria-label={label}
          value={isDay(said) ? said : ""}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
      {(mode === "after" || mode === "before") && (
        <>
          <NumberInput
            size="xs"
            w={56}
            hideControls
            allowDecimal={false}
            allowNegative={false}
            aria-label={t("filter.when.count")}
            value={Number(amount)}
            onChange={(count) => counted(count, unit)}
          />
          <NativeSelect
            size="xs"
            aria-label={t("filter.when.unit")}
            value={unit}
            onChange={(event) => counted(amount, event.currentTarget.value)}
            data={UNITS.map((one) => ({ value: one, label: t(`filter.unit.${one}`) }))}
          />
        </>
      )}
      {mode === "period" && (
        <NativeSelect
          size="xs"
          aria-label={t("filter.when.choose")}
          value={said}
          onChange={(event) => onChange(event.currentTarget.value)}
          data={PERIODS.map((period) => ({ value: period, label: t(`filter.period.${period}`) }))}
        />
      )}
    </span>
  );
}

function modeOf(said: string): Mode {
  if ((PERIODS as readonly string[]).includes(said)) return "period";
  if (said === "@today") return "today";
  if (said.startsWith("@today-")) return "before";
  return said.startsWith("@today") ? "after" : "day";
}
