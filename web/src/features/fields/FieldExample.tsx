import { Checkbox, MultiSelect, Select, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./FieldsPage.module.css";
import type { FieldType } from "./field-types";

interface Props {
  name: string;
  type: FieldType;
  choices: string[];
}

/** How the field will look in a row's panel; nothing typed here goes anywhere. */
export function FieldExample({ name, type, choices }: Props) {
  const { t } = useTranslation();
  const label = name.trim() || t("ownFields.name");
  return (
    <div className={classes.example} role="group" aria-label={t("ownFields.example")}>
      <div className={classes.quiet}>{t("ownFields.example")}</div>
      <Input {...{ label, type, choices }} />
    </div>
  );
}

function Input({ label, type, choices }: Omit<Props, "name"> & { label: string }) {
  switch (type) {
    case "long_text":
      return <Textarea label={label} minRows={2} autosize />;
    case "checkbox":
    case "checklist":
      return <Checkbox label={label} mt={6} />;
    case "list":
      return <Select label={label} data={choices} />;
    case "tags":
      return choices.length > 0 ? <MultiSelect label={label} data={choices} /> : <TagsInput label={label} />;
    case "date":
      return <TextInput type="date" label={label} />;
    case "number":
      return <TextInput inputMode="decimal" label={label} />;
    default:
      return <TextInput label={label} placeholder={type === "url" ? "https://" : ""} />;
  }
}
