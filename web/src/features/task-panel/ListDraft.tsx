import { ActionIcon, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./Thread.module.css";

/** The list of a note that is being written. Enter begins the next item. */
export function ListDraft({ items, onChange }: { items: string[]; onChange: (items: string[]) => void }) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return (
    <ul className={classes.uploads} aria-label={t("notes.checklist")}>
      {items.map((item, place) => (
        // An item has no name but its place.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={place} className={classes.upload}>
          <TextInput
            className={classes.name ?? ""}
            size="xs"
            aria-label={t("notes.item", { number: place + 1 })}
            placeholder={t("notes.item", { number: place + 1 })}
            value={item}
            autoFocus={place === items.length - 1}
            onChange={(event) => onChange(items.with(place, event.currentTarget.value))}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
              event.preventDefault();
              if (item.trim() && items.length < 100) onChange([...items, ""]);
            }}
          />
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            onClick={() => onChange(items.filter((_, other) => other !== place))}
            aria-label={t("notes.removeItem", { number: place + 1 })}
          >
            <IconX size={13} />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
