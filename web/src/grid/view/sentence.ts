import type { Operator } from "@/grid/column";
import type { Field, Fields, Value } from "./field";
import type { Condition, Filter } from "./filter";
import { dayLabel, type Tongue, valueLabel } from "./labels";
import { isDay } from "./relative-dates";

/** More names than these are counted instead. */
const MOST_NAMES = 4;

/** A filter as people read it: "Animation · Status is Retake or WIP, and Animation · Due date is before today + 7 days". */
export function sentence<Row>(filter: Filter, fields: Fields<Row>, tongue: Tongue): string {
  const { t } = tongue;
  if ("field" in filter) return conditionSentence(filter, fields, tongue);
  if ("not" in filter) return t("filter.not", { sentence: sentence(filter.not, fields, tongue) });
  const isAll = "all" in filter;
  const parts = isAll ? filter.all : filter.any;
  if (parts.length === 0) return t(isAll ? "filter.everything" : "filter.nothing");
  const sentences = parts.map((part) => {
    const inner = sentence(part, fields, tongue);
    const isJoined = ("all" in part && part.all.length > 1) || ("any" in part && part.any.length > 1);
    return isJoined ? t("filter.says.group", { sentence: inner }) : inner;
  });
  return sentences.join(`, ${t(isAll ? "filter.and" : "filter.or")} `);
}

function conditionSentence<Row>({ field: id, op, value }: Condition, fields: Fields<Row>, tongue: Tongue): string {
  const { t } = tongue;
  const field = fields.get(id);
  if (!field) return t("filter.says.plain", { field: t("filter.unknownField"), op: operatorLabel(op, "text", tongue) });
  const told = { field: field.title, op: operatorLabel(op, field.kind, tongue) };
  if (op === "empty" || op === "not_empty") return t("filter.says.plain", told);
  if (field.kind === "checkbox" && typeof value === "boolean")
    return t((op === "is") === value ? "filter.says.yes" : "filter.says.no", told);
  if (op === "between" && Array.isArray(value)) {
    const [from, to] = value.map((bound) => said(field, bound, tongue));
    return t("filter.says.between", { ...told, from, to });
  }
  if (op === "in" || op === "not_in" || op === "is" || op === "is_not") {
    const list = Array.isArray(value) ? value : [value];
    const isNot = op === "not_in" || op === "is_not";
    return t(isNot ? "filter.says.isNot" : "filter.says.is", { ...told, value: choiceOf(field, list, tongue) });
  }
  return t("filter.says.valued", { ...told, value: said(field, value, tongue) });
}

/** What a comparison is called: dates are before, numbers are less. */
export function operatorLabel(op: Operator, kind: Field<never>["kind"], { t }: Pick<Tongue, "t">): string {
  const isOfDates = kind === "date" && op in DATE_OPERATORS;
  return isOfDates ? t(`filter.dateOp.${op as keyof typeof DATE_OPERATORS}`) : t(`filter.op.${op}`);
}

const DATE_OPERATORS = {
  ...{ is: 1, is_not: 1, in: 1, not_in: 1, lt: 1, le: 1, gt: 1, ge: 1, between: 1, empty: 1, not_empty: 1 },
} as const;

function choiceOf<Row>(field: Field<Row>, values: readonly unknown[], tongue: Tongue): string {
  const { t, locale } = tongue;
  if (values.length === 0) return t("filter.nothing");
  if (values.length > MOST_NAMES) {
    const first = values.slice(0, MOST_NAMES - 1).map((value) => said(field, value, tongue));
    return `${first.join(", ")} +${values.length - first.length}`;
  }
  const names = values.map((value) => said(field, value, tongue));
  return new Intl.ListFormat(locale, { type: "disjunction" }).format(names);
}

function said<Row>(field: Field<Row>, value: unknown, tongue: Tongue): string {
  if (value === null || value === undefined || value === "") return "…";
  if (field.kind === "date" && isDay(String(value)))
    return tongue.t("filter.day.on", { day: dayLabel(String(value), tongue) });
  return field.kind === "text" ? `“${String(value)}”` : valueLabel(field, value as Value, tongue);
}
