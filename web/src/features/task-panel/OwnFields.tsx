import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { GridRow } from "@/api/grid-copy";
import { Field } from "./Field";

interface Props {
  row: GridRow;
  isReadOnly: boolean;
  onSave: (key: string, value: unknown, seen: unknown) => void;
}

/** The studio's own fields that a row has, as what they hold: text, numbers, ticks. Lists and objects belong to programs. */
export function OwnFields({ row, isReadOnly, onSave }: Props) {
  const { t } = useTranslation();
  return Object.entries(row.extra).map(([key, value]) => {
    if (typeof value === "boolean")
      return (
        <Checkbox
          key={key}
          label={key}
          checked={value}
          disabled={isReadOnly}
          onChange={(event) => onSave(key, event.currentTarget.checked, value)}
        />
      );
    if (typeof value !== "string" && typeof value !== "number") return null;
    const read = (typed: string) => (typeof value === "number" && typed.trim() !== "" ? Number(typed) : typed);
    return (
      <Field
        key={key}
        {...{ label: key, value: String(value), isReadOnly }}
        wrong={(typed) => (Number.isNaN(read(typed)) ? t("panel.notANumber") : null)}
        onSave={(typed) => onSave(key, read(typed), value)}
      />
    );
  });
}
