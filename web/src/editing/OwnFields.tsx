import { Checkbox, Select, TagsInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { OwnField } from "@/api/context";
import { useLinkable } from "@/api/linkable";
import type { Lookup } from "@/api/lookup";
import type { Choice } from "@/lib/choice";
import { natural } from "@/lib/natural";
import { Checklist } from "./Checklist";
import { EntityPicker } from "./EntityPicker";
import { Field } from "./Field";

type Known = Pick<Lookup, "own" | "people" | "members">;

interface Props {
  /** Null for what stands in no project. */
  projectId: string | null;
  row: { extra: Record<string, unknown> };
  known: Known;
  isReadOnly: boolean;
  onSave: (key: string, value: unknown, seen: unknown) => void;
  /** What is wrong with the value of a key. */
  wrong?: (key: string) => string | undefined;
}

/** The studio's own fields of a row, in their order; below them what it holds under keys that nobody has defined. */
export function OwnFields({ projectId, row, known, isReadOnly, onSave, wrong }: Props) {
  const entities = useLinkable(projectId, known);
  const own = known.own ?? [];
  const defined = new Set(own.map(({ key }) => key));
  const loose = Object.entries(row.extra).filter(([key, value]) => !defined.has(key) && typeof value !== "object");
  return (
    <>
      {own.map((field) => (
        <OwnField
          key={field.id}
          {...{
            field,
            projectId,
            known,
            entities,
            value: row.extra[field.key],
            isReadOnly: isReadOnly || !field.editable,
          }}
          error={wrong?.(field.key)}
          onSave={(value) => onSave(field.key, value, row.extra[field.key])}
        />
      ))}
      {loose.map(([key, value]) => (
        <Field key={key} {...{ label: key, value: String(value), isReadOnly: true }} onSave={() => undefined} />
      ))}
    </>
  );
}

interface OneProps {
  field: OwnField;
  projectId: string | null;
  known: Known;
  entities: readonly Choice[];
  value: unknown;
  isReadOnly: boolean;
  onSave: (value: unknown) => void;
  error: string | undefined;
}

function OwnField({ field, projectId, known, entities, value, isReadOnly, onSave, error }: OneProps) {
  const { t } = useTranslation();
  const label = field.name;
  const choices = field.choices.map((one) => one.value);
  const pick = (listed: readonly Choice[]) => (
    <Select
      {...{ label, error, disabled: isReadOnly, searchable: true, clearable: true }}
      data={listed.map(({ id, name }) => ({ value: id, label: name }))}
      value={typeof value === "string" ? value : null}
      onChange={onSave}
    />
  );
  switch (field.type) {
    case "checkbox":
      return (
        <Checkbox
          {...{ label, error, disabled: isReadOnly, checked: value === true }}
          onChange={(event) => onSave(event.currentTarget.checked)}
        />
      );
    case "list":
      return pick(choices.map((id) => ({ id, name: id })));
    case "tags":
      return (
        <TagsInput
          {...{
            label,
            error,
            disabled: isReadOnly,
            data: choices,
            value: Array.isArray(value) ? (value as string[]) : [],
          }}
          onChange={(tags) => onSave(choices.length > 0 ? tags.filter((tag) => choices.includes(tag)) : tags)}
        />
      );
    case "person":
      return pick(peopleOf(known));
    case "entity_link":
      return (
        <EntityPicker
          {...{ projectId, label, error, disabled: isReadOnly, near: entities, onChange: onSave }}
          value={typeof value === "string" ? value : null}
        />
      );
    case "checklist":
      return <Checklist {...{ label, value, isReadOnly, onSave }} />;
    case "number":
      return (
        <Field
          {...{ label, error, isReadOnly, value: value === undefined || value === null ? "" : String(value) }}
          wrong={(typed) => (Number.isNaN(numberIn(typed)) ? t("panel.notANumber") : null)}
          onSave={(typed) => onSave(numberIn(typed))}
        />
      );
    default:
      return (
        <Field
          {...{
            label,
            error,
            isReadOnly,
            value: typeof value === "string" ? value : "",
            isLong: field.type === "long_text",
          }}
          {...(field.type === "date" ? { type: "date" as const } : {})}
          {...(field.type === "url" ? { placeholder: "https://" } : {})}
          onSave={(typed) => onSave(typed.trim() === "" ? null : typed)}
        />
      );
  }
}

function numberIn(typed: string): number | null {
  return typed.trim() === "" ? null : Number(typed.replace(",", "."));
}

function peopleOf({ people, members }: Known): Choice[] {
  const open = [...members.values()].filter(({ is_open, archived }) => is_open && !archived);
  return [...(people ?? []).map(({ id, display_name }) => ({ id, name: display_name })), ...open].toSorted(
    (one, other) => natural(one.name, other.name),
  );
}
