import { Checkbox, TextInput } from "@mantine/core";
import { type KeyboardEvent, useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Field, Value } from "@/grid/view/field";
import { type Tongue, valueLabel } from "@/grid/view/labels";
import { valueCounts } from "@/grid/view/value-counts";
import { folded } from "@/lib/natural";
import classes from "./SetFilter.module.css";

/** More lines than these are found by typing. */
const MOST_SHOWN = 200;

interface Props<Row> {
  field: Field<Row>;
  /** The rows that pass everything else that is asked. */
  rows: readonly Row[];
  chosen: readonly (Value | null)[];
  tongue: Tongue;
  onChoose: (chosen: (Value | null)[]) => void;
}

/** The values of a field with their counts, to choose which rows to show: none chosen shows all. */
export function SetFilter<Row>({ field, rows, chosen, tongue, onChoose }: Props<Row>) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const wanted = folded(useDeferredValue(typed).trim());
  const listed = useMemo(() => {
    const counted = valueCounts(rows, field);
    // What is chosen stays in the list, also where no row has it.
    const missing = chosen.filter((value) => counted.every((held) => held.value !== value));
    const all = [...counted, ...missing.map((value) => ({ value, count: 0 }))];
    return all.map((held) => ({ ...held, label: valueLabel(field, held.value, tongue) }));
  }, [rows, field, chosen, tongue]);
  const found = wanted ? listed.filter(({ label }) => folded(label).includes(wanted)) : listed;
  const number = new Intl.NumberFormat(tongue.locale);
  const toggle = (value: Value | null) =>
    onChoose(chosen.includes(value) ? chosen.filter((held) => held !== value) : [...chosen, value]);
  return (
    <div className={classes.values}>
      <TextInput
        size="xs"
        data-autofocus
        autoFocus
        placeholder={t("filter.search")}
        aria-label={t("filter.search")}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") moveTo(event, event.currentTarget.closest(`.${classes.values}`), 0);
          const [first] = found;
          if (event.key === "Enter" && first && wanted) toggle(first.value);
        }}
      />
      <div className={classes.list} role="group" aria-label={field.title}>
        {found.slice(0, MOST_SHOWN).map(({ value, label, count }) => (
          <Checkbox
            key={String(value)}
            size="xs"
            classNames={{ root: classes.line, body: classes.body, labelWrapper: classes.label }}
            checked={chosen.includes(value)}
            onChange={() => toggle(value)}
            onKeyDown={onArrows}
            label={
              <>
                <span className={value === null ? classes.none : classes.name}>{label}</span>
                <span className={classes.count}>{number.format(count)}</span>
              </>
            }
          />
        ))}
        {found.length === 0 && <p className={classes.quiet}>{t("filter.noValues")}</p>}
        {found.length > MOST_SHOWN && (
          <p className={classes.quiet}>{t("filter.moreValues", { count: found.length - MOST_SHOWN })}</p>
        )}
      </div>
    </div>
  );
}

/** Up and down from box to box; Tab leaves the list. */
function onArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const list = event.currentTarget.closest("[role=group]");
  if (step) moveTo(event, list, boxesOf(list).indexOf(event.currentTarget) + step);
}

function moveTo(event: KeyboardEvent, list: Element | null, at: number): void {
  const boxes = boxesOf(list);
  boxes[Math.min(Math.max(at, 0), boxes.length - 1)]?.focus();
  event.preventDefault();
}

function boxesOf(list: Element | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("input[type=checkbox]") ?? [])];
}
