import { MultiSelect, NativeSelect, NumberInput, TagsInput, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Field } from "@/grid/view/field";
import type { Condition } from "@/grid/view/filter";
import type { Tongue } from "@/grid/view/labels";
import { duration, parseDuration } from "@/lib/durations";
import { DayEditor } from "./DayEditor";
import classes from "./FilterBuilder.module.css";

interface Props<Row> {
  field: Field<Row>;
  condition: Condition;
  tongue: Tongue;
  onChange: (value: unknown) => void;
}

/** What a condition compares with, asked for by the kind of its field. */
export function ValueEditor<Row>(props: Props<Row>) {
  const { field, condition } = props;
  const { t } = useTranslation();
  if (condition.op === "empty" || condition.op === "not_empty") return null;
  if (condition.op === "between") return <Between {...props} />;
  if (field.kind === "choice" || field.kind === "person") return <Choices {...props} />;
  const isList = condition.op === "in" || condition.op === "not_in";
  if (isList && field.kind !== "date") return <Listed {...props} />;
  const value = isList && Array.isArray(condition.value) ? condition.value[0] : condition.value;
  return (
    <One
      {...props}
      value={value}
      label={t("filter.value")}
      onChange={(next) => props.onChange(isList ? [next] : next)}
    />
  );
}

function Between<Row>(props: Props<Row>) {
  const { t } = useTranslation();
  const bounds: unknown[] = Array.isArray(props.condition.value) ? props.condition.value : [];
  const set = (at: number) => (value: unknown) => props.onChange(at === 0 ? [value, bounds[1]] : [bounds[0], value]);
  return (
    <span className={classes.between}>
      <One {...props} value={bounds[0]} label={t("filter.from")} onChange={set(0)} />
      <One {...props} value={bounds[1]} label={t("filter.to")} onChange={set(1)} />
    </span>
  );
}

function One<Row>({
  field,
  condition,
  value,
  label,
  tongue,
  onChange,
}: Props<Row> & { value: unknown; label: string }) {
  const { t } = useTranslation();
  if (field.kind === "checkbox")
    return (
      <NativeSelect
        size="xs"
        aria-label={label}
        value={String(value ?? true)}
        onChange={(event) => onChange(event.currentTarget.value === "true")}
        data={[
          { value: "true", label: t("filter.yes") },
          { value: "false", label: t("filter.no") },
        ]}
      />
    );
  if (field.kind === "date")
    return (
      <DayEditor
        value={value}
        label={label}
        hasPeriods={condition.op === "is" || condition.op === "is_not" || condition.op.endsWith("in")}
        onChange={onChange}
      />
    );
  if (field.kind === "number")
    return (
      <NumberInput
        size="xs"
        w={110}
        aria-label={label}
        value={typeof value === "number" ? value : ""}
        onChange={(next) => onChange(typeof next === "number" ? next : undefined)}
      />
    );
  if (field.kind === "duration")
    return (
      <Typed
        label={label}
        text={typeof value === "number" ? duration(value, tongue.hoursPerDay) : ""}
        onType={(typed) => onChange(parseDuration(typed, tongue.hoursPerDay) ?? undefined)}
      />
    );
  return <Typed label={label} text={typeof value === "string" ? value : ""} onType={onChange} />;
}

/** How long typing rests before it is asked for. */
const REST_MS = 250;

/** Text that is asked for when the typing rests: every letter would filter 20,000 rows and write the address. */
function Typed({ text, label, onType }: { text: string; label: string; onType: (typed: string) => void }) {
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed === text) return;
    const resting = setTimeout(() => onType(typed), REST_MS);
    return () => clearTimeout(resting);
  }, [typed, text, onType]);
  return (
    <TextInput
      size="xs"
      className={classes.text}
      aria-label={label}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => typed !== text && onType(typed)}
      onKeyDown={(event) => event.key === "Enter" && onType(typed)}
    />
  );
}

function Listed<Row>({ field, condition, onChange }: Props<Row>) {
  const { t } = useTranslation();
  const values = Array.isArray(condition.value) ? condition.value.map(String) : [];
  const isNumber = field.kind !== "text";
  return (
    <TagsInput
      size="xs"
      className={classes.text}
      aria-label={t("filter.value")}
      value={values}
      onChange={(list) => onChange(isNumber ? list.map(Number).filter(Number.isFinite) : list)}
    />
  );
}

function Choices<Row>({ field, condition, onChange }: Props<Row>) {
  const { t } = useTranslation();
  const isList = condition.op === "in" || condition.op === "not_in";
  const held = Array.isArray(condition.value) ? condition.value.map(String) : [condition.value].filter(isText);
  const named = (field.choices ?? [])
    .filter(({ id, isRetired }) => !isRetired || held.includes(id))
    .map(({ id, name, note }) => ({ value: id, label: note && field.kind === "person" ? `${name} · ${note}` : name }));
  const special =
    field.kind === "person"
      ? [
          { value: "@me", label: t("filter.me") },
          { value: "@open", label: t("filter.open") },
        ]
      : [];
  const known = [...special, ...named];
  const gone = held
    .filter((id) => known.every(({ value }) => value !== id))
    .map((id) => ({ value: id, label: t("filter.gone") }));
  return (
    <MultiSelect
      size="xs"
      className={classes.text}
      aria-label={t("filter.value")}
      placeholder={held.length === 0 ? t("filter.chooseValue") : ""}
      data={[...known, ...gone]}
      value={held}
      onChange={(chosen) => onChange(isList ? chosen : chosen.at(-1))}
      searchable
      nothingFoundMessage={t("filter.noValues")}
      maxDropdownHeight={260}
    />
  );
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
