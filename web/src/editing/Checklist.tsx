import { Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

interface Item {
  text: string;
  done: boolean;
}

interface Props {
  label: string;
  value: unknown;
  isReadOnly: boolean;
  onSave: (items: Item[] | null) => void;
}

/** Items to tick off. One is added at the end; Backspace in the empty line takes the last one away. */
export function Checklist({ label, value, isReadOnly, onSave }: Props) {
  const { t } = useTranslation();
  const [added, setAdded] = useState("");
  const items = Array.isArray(value) ? (value as Item[]) : [];
  const add = () => {
    if (added.trim() === "") return;
    onSave([...items, { text: added.trim(), done: false }]);
    setAdded("");
  };
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend style={{ padding: 0, fontSize: 12, fontWeight: 500 }}>{label}</legend>
      {items.map((item, place) => (
        <Checkbox
          key={`${place} ${item.text}`}
          {...{ label: item.text, checked: item.done, disabled: isReadOnly, mt: 6 }}
          onChange={(event) => onSave(items.with(place, { ...item, done: event.currentTarget.checked }))}
        />
      ))}
      {!isReadOnly && (
        <TextInput
          {...{ value: added, mt: 6, placeholder: t("ownFields.addItem"), "aria-label": t("ownFields.addItem") }}
          onChange={(event) => setAdded(event.currentTarget.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key === "Enter") {
              event.preventDefault();
              add();
              // A key that is held to clear the line stops there.
            } else if (event.key === "Backspace" && !event.repeat && added === "" && items.length > 0) {
              onSave(items.length > 1 ? items.slice(0, -1) : null);
            }
          }}
        />
      )}
    </fieldset>
  );
}
