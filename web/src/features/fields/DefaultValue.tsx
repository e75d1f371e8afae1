import { Checkbox, MultiSelect, Select, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FieldType } from "./field-types";

interface Props {
  type: FieldType;
  choices: string[];
  value: unknown;
  onChange: (value: unknown) => void;
  /** New rows of a required field begin with something. */
  isRequired: boolean;
  problem: string | undefined;
}

interface Item {
  text: string;
  done: boolean;
}

/** What rows begin with, in the input the field has in a row's panel. A person or an entity is no default. */
export function DefaultValue({ type, choices, value, onChange, isRequired, problem }: Props) {
  const { t } = useTranslation();
  const shared = { label: t("ownFields.default"), error: problem, withAsterisk: isRequired };
  const text = typeof value === "string" ? value : "";
  const tags = Array.isArray(value) ? (value as unknown[]).filter((one) => typeof one === "string") : [];
  switch (type) {
    case "person":
    case "entity_link":
      return null;
    case "checkbox":
      return (
        <Checkbox
          {...{ label: t("ownFields.defaultOn"), error: problem, checked: value === true }}
          onChange={(event) => onChange(event.currentTarget.checked || null)}
        />
      );
    case "list":
      return (
        <Select {...shared} data={choices} value={choices.includes(text) ? text : null} onChange={onChange} clearable />
      );
    case "tags":
      return choices.length > 0 ? (
        <MultiSelect {...shared} data={choices} value={tags.filter((one) => choices.includes(one))} {...{ onChange }} />
      ) : (
        <TagsInput {...{ ...shared, value: tags, onChange }} />
      );
    case "number":
      return (
        <TextInput
          {...{ ...shared, inputMode: "decimal", value: typeof value === "number" ? String(value) : text }}
          onChange={({ currentTarget: { value: typed } }) => onChange(typed)}
        />
      );
    case "checklist":
      return (
        <Textarea
          {...{ ...shared, description: t("ownFields.defaultItems"), autosize: true, minRows: 2, maxRows: 8 }}
          value={text || itemsOf(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "long_text":
      return (
        <Textarea
          {...{ ...shared, value: text, autosize: true, minRows: 2, maxRows: 8 }}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          {...{ ...shared, value: text }}
          {...(type === "date" ? { type: "date" as const } : {})}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

function itemsOf(value: unknown): string {
  return Array.isArray(value) ? (value as Item[]).map(({ text }) => text).join("\n") : "";
}
