import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Choice } from "@/lib/choice";
import type { TypeName } from "@/grid/column";
import { folded } from "@/lib/folded";
import { useOwnKeys } from "@/ui/use-own-keys";
import { ChoiceLabel } from "./ChoiceLabel";
import { firstFocus } from "./first-focus";
import { foundChoices, MOST_LISTED } from "./found-choices";
import classes from "./Picker.module.css";
import { stepped } from "./PickOne";

export interface PickManyProps {
  label: string;
  type: TypeName;
  choices: readonly Choice[];
  chosen: readonly string[];
  /** Those that some of the selected rows have and others have not. */
  partly?: ReadonlySet<string>;
  typed?: string;
  /** Makes a new choice of what was typed: tags. Absent: only what is listed can be chosen. */
  make?: (typed: string) => Choice;
  hint?: string;
  /** After every choice; `touched` are those the person has decided about. */
  onChange: (chosen: readonly string[], touched: ReadonlySet<string>) => void;
  onDone: () => void;
  /** Esc: as it was. */
  onClose: () => void;
  onTab?: (isBack: boolean) => void;
}

/** A list to choose several from. Enter takes or gives back what is marked; with nothing typed or marked it is done. */
export function PickMany(props: PickManyProps) {
  const { label, type, choices, chosen, partly, typed = "", make, hint, onChange, onDone, onClose, onTab } = props;
  const { t } = useTranslation();
  const listId = useId();
  const [text, setText] = useState(typed);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(typed ? 0 : -1);
  const found = foundChoices(choices, text, new Set(chosen));
  const isNew = make && text.trim() !== "" && !found.some(({ name }) => folded(name) === folded(text.trim()));
  const shown = [...found.slice(0, MOST_LISTED), ...(isNew ? [make(text.trim())] : [])];
  const marked = at < 0 ? undefined : shown[Math.min(at, shown.length - 1)];
  const named = new Map(choices.map((choice) => [choice.id, choice]));

  const toggle = (id: string) => {
    const now = new Set([...touched, id]);
    setTouched(now);
    setText("");
    if (text !== "") setAt(-1);
    onChange(chosen.includes(id) ? chosen.filter((held) => held !== id) : [...chosen, id], now);
  };
  const panel = useOwnKeys<HTMLDivElement>((event) => {
    const { key } = event;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[key];
    const last = chosen.at(-1);
    if (step)
      setAt(at < 0 ? (step > 0 ? 0 : shown.length - 1) : stepped(Math.min(at, shown.length - 1), step, shown.length));
    else if (key === "Enter" && marked && !event.ctrlKey && !event.metaKey) toggle(marked.id);
    else if (key === "Enter" && (text.trim() === "" || event.ctrlKey || event.metaKey)) onDone();
    else if (key === "Tab") {
      if (text.trim() !== "" && marked && !chosen.includes(marked.id)) toggle(marked.id);
      onDone();
      onTab?.(event.shiftKey);
    } else if (key === "Escape") onClose();
    else if (key === "Backspace" && text === "" && last !== undefined) toggle(last);
    else if (key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    panel.current?.querySelector("[data-marked=true]")?.scrollIntoView({ block: "nearest" });
  }, [panel, marked?.id]);

  return (
    <div className={classes.panel} ref={panel}>
      <div className={classes.head}>
        {chosen.map((id) => (
          <Chip key={id} choice={named.get(id) ?? { id, name: id }} onRemove={() => toggle(id)} />
        ))}
        <input
          className={classes.input}
          ref={(input) => firstFocus(input, true)}
          role="combobox"
          aria-expanded
          aria-autocomplete="list"
          aria-controls={listId}
          aria-activedescendant={marked && `${listId}-${marked.id}`}
          aria-label={label}
          placeholder={chosen.length === 0 ? label : ""}
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            setAt(currentTarget.value === "" ? -1 : 0);
          }}
        />
      </div>
      <div className={classes.list} id={listId} role="listbox" aria-label={label} aria-multiselectable>
        {shown.map((choice) => (
          <div
            key={choice.id}
            id={`${listId}-${choice.id}`}
            className={classes.option}
            role="option"
            aria-selected={chosen.includes(choice.id)}
            data-marked={choice === marked}
            data-partly={(partly?.has(choice.id) ?? false) && !touched.has(choice.id)}
            onMouseDown={(event) => {
              event.preventDefault();
              toggle(choice.id);
            }}
          >
            {named.has(choice.id) ? (
              <ChoiceLabel choice={choice} type={type} />
            ) : (
              t("editors.make", { name: choice.name })
            )}
          </div>
        ))}
      </div>
      {shown.length === 0 && text.trim() !== "" && (
        <p className={classes.problem}>{t("editors.nothingFound", { typed: text.trim() })}</p>
      )}
      {found.length > MOST_LISTED && (
        <p className={classes.quiet}>{t("editors.more", { count: found.length - MOST_LISTED })}</p>
      )}
      {hint && <p className={classes.hint}>{hint}</p>}
    </div>
  );
}

function Chip({ choice, onRemove }: { choice: Choice; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <span className={classes.chip} data-open={choice.isOpen ?? false}>
      <span className={classes.name}>{choice.name}</span>
      <button
        type="button"
        tabIndex={-1}
        className={classes.remove}
        aria-label={t("editors.remove", { name: choice.name })}
        onMouseDown={(event) => {
          event.preventDefault();
          onRemove();
        }}
      >
        ×
      </button>
    </span>
  );
}
