import { ActionIcon, NativeSelect } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Operator } from "@/grid/column";
import { type Field, type Fields, OPERATORS } from "@/grid/view/field";
import type { Broken, Condition } from "@/grid/view/filter";
import type { Tongue } from "@/grid/view/labels";
import { operatorLabel, sentence } from "@/grid/view/sentence";
import { FieldPicker } from "./FieldPicker";
import classes from "./FilterBuilder.module.css";
import { ValueEditor } from "./ValueEditor";

interface Props<Row> {
  condition: Condition;
  fields: Fields<Row>;
  /** What is wrong with it; it is left out until that is mended. */
  broken: Broken | undefined;
  tongue: Tongue;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

/** One condition: field, comparison, value. */
export function ConditionRow<Row>({ condition, fields, broken, tongue, onChange, onRemove }: Props<Row>) {
  const { t } = useTranslation();
  const field = fields.get(condition.field);
  return (
    <li className={classes.row}>
      <div className={classes.condition}>
        <FieldPicker
          fields={fields}
          value={condition.field}
          label={t("filter.field")}
          onChoose={(id) => onChange(startOf(fields.get(id), id))}
        />
        {field && (
          <NativeSelect
            size="xs"
            aria-label={t("filter.operator")}
            value={condition.op}
            onChange={(event) => onChange(withOperator(field, condition, event.currentTarget.value as Operator))}
            data={OPERATORS[field.kind].map((op) => ({ value: op, label: operatorLabel(op, field.kind, tongue) }))}
          />
        )}
        {field && (
          <span className={classes.value}>
            <ValueEditor
              field={field}
              condition={condition}
              tongue={tongue}
              onChange={(value) => onChange(withValue(condition, value))}
            />
          </span>
        )}
        <ActionIcon
          size="sm"
          aria-label={t("filter.removeNamed", { sentence: sentence(condition, fields, tongue) })}
          onClick={onRemove}
        >
          <IconX size={14} />
        </ActionIcon>
      </div>
      {broken && broken.flaw !== "unfinished" && (
        <p className={classes.broken} role="note">
          {t(`filter.flaw.${broken.flaw}`)} {t("filter.flaw.ignored")}
        </p>
      )}
    </li>
  );
}

/** A new condition on a field, with its likeliest comparison. */
export function startOf<Row>(field: Field<Row> | undefined, id: string): Condition {
  if (!field) return { field: id, op: "not_empty" };
  if (field.kind === "checkbox") return { field: id, op: "is", value: true };
  if (field.kind === "choice" || field.kind === "person") return { field: id, op: "in" };
  if (field.kind === "date") return { field: id, op: "le", value: "@today" };
  return { field: id, op: field.kind === "text" ? "contains" : "ge" };
}

/** No value at all rather than an empty one: the condition then waits, and hides no row. */
function withValue({ field, op }: Condition, value: unknown): Condition {
  const isEmpty = value == null || value === "" || (Array.isArray(value) && value.length === 0);
  return isEmpty ? { field, op } : { field, op, value };
}

/** Another comparison keeps the value where it fits. */
function withOperator<Row>(field: Field<Row>, { field: id, op: before, value }: Condition, op: Operator): Condition {
  if (op === "empty" || op === "not_empty") return { field: id, op };
  const [was, is] = [shapeOf(before), shapeOf(op)];
  if (was === is) return { field: id, op, value };
  const list: unknown[] = (Array.isArray(value) ? value : [value]).filter((one) => one != null);
  if (is === "many") return list.length > 0 ? { field: id, op, value: list } : { field: id, op };
  if (is === "two") return { field: id, op, value: [list[0], list[1]] };
  const [first] = list;
  return first === undefined ? { field: id, op } : { field: id, op, value: field.kind === "checkbox" ? true : first };
}

function shapeOf(op: Operator): "one" | "two" | "many" | "none" {
  if (op === "empty" || op === "not_empty") return "none";
  if (op === "between") return "two";
  return op === "in" || op === "not_in" ? "many" : "one";
}
