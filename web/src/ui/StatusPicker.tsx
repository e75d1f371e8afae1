import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./StatusPicker.module.css";
import { StatusLabel } from "./StatusLabel";
import { useOwnKeys } from "./use-own-keys";

interface Status {
  id: string;
  name: string;
  color: string;
}

interface Props {
  statuses: readonly Status[];
  current: string | null;
  /** What was typed to open it. */
  typed?: string;
  onChoose: (statusId: string) => void;
  onClose: () => void;
}

/** A short list to choose a status from by letters, arrows or mouse. */
export function StatusPicker({ statuses, current, typed = "", onChoose, onClose }: Props) {
  const { t } = useTranslation();
  const listId = useId();
  const [text, setText] = useState(typed);
  const found = statuses.filter((status) => status.name.toLowerCase().includes(text.trim().toLowerCase()));
  const [at, setAt] = useState(() => Math.max(0, typed ? 0 : statuses.findIndex((status) => status.id === current)));
  const marked = found[Math.min(at, found.length - 1)];

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt((Math.min(at, found.length - 1) + step + found.length) % Math.max(found.length, 1));
    } else if (event.key === "Enter" && marked) onChoose(marked.id);
    else if (event.key === "Escape" || event.key === "Tab") onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const list = useOwnKeys<HTMLDivElement>(onKeyDown);

  return (
    <div className={classes.picker} ref={list}>
      <input
        className={classes.input}
        ref={focusAtEnd}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={marked && `${listId}-${marked.id}`}
        aria-label={t("drawer.status")}
        placeholder={t("drawer.status")}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
      />
      <div className={classes.list} id={listId} role="listbox" aria-label={t("drawer.status")}>
        {found.map((status) => (
          <div
            key={status.id}
            id={`${listId}-${status.id}`}
            className={classes.option}
            role="option"
            aria-selected={status.id === current}
            data-marked={status === marked}
            onMouseDown={(event) => {
              event.preventDefault();
              onChoose(status.id);
            }}
          >
            <StatusLabel name={status.name} color={status.color} />
          </div>
        ))}
      </div>
    </div>
  );
}

function focusAtEnd(input: HTMLInputElement | null): void {
  if (!input || document.activeElement === input) return;
  input.focus();
  input.setSelectionRange(input.value.length, input.value.length);
}
