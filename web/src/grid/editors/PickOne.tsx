import { useEffect, useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Choice } from "@/lib/choice";
import type { TypeName } from "@/grid/column";
import { useOwnKeys } from "@/ui/use-own-keys";
import { ChoiceLabel } from "./ChoiceLabel";
import { firstFocus } from "./first-focus";
import { foundChoices, MOST_LISTED } from "./found-choices";
import classes from "./Picker.module.css";

export interface PickOneProps {
  label: string;
  type: TypeName;
  choices: readonly Choice[];
  current: string | null;
  /** What was typed to open it. */
  typed?: string;
  canBeEmpty?: boolean;
  /** Said below the list: how many cells will take the choice. */
  hint?: string;
  /** `isMovingOn` when the person chose with Tab; `isBack` with Shift. */
  onChoose: (id: string | null) => void;
  onClose: () => void;
  onTab?: (isBack: boolean) => void;
}

const NOTHING = "";

/** A list to choose one from, by letters, arrows or mouse. The keyboard stays in the field; the list says where it is. */
export function PickOne(props: PickOneProps) {
  const { label, type, choices, current, typed = "", canBeEmpty = false, hint, onChoose, onClose, onTab } = props;
  const { t } = useTranslation();
  const listId = useId();
  const [text, setText] = useState(typed);
  const found = useMemo(() => {
    const kept = new Set(current ? [current] : []);
    const none: Choice[] = canBeEmpty && text.trim() === "" ? [{ id: NOTHING, name: t("editors.none") }] : [];
    return [...none, ...foundChoices(choices, text, kept)];
  }, [choices, text, current, canBeEmpty, t]);
  const shown = found.slice(0, MOST_LISTED);
  const [at, setAt] = useState(() =>
    typed
      ? 0
      : Math.max(
          0,
          found.findIndex(({ id }) => id === (current ?? NOTHING)),
        ),
  );
  const marked = shown[Math.min(at, shown.length - 1)];
  const [isMoved, setIsMoved] = useState(typed !== "");

  const choose = (choice: Choice) => onChoose(choice.id === NOTHING ? null : choice.id);
  const panel = useOwnKeys<HTMLDivElement>((event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step) {
      setAt(stepped(Math.min(at, shown.length - 1), step, shown.length));
      setIsMoved(true);
    } else if (event.key === "Enter") {
      if (marked) choose(marked);
    } else if (event.key === "Tab") {
      if (isMoved && marked) choose(marked);
      else onClose();
      onTab?.(event.shiftKey);
    } else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    panel.current?.querySelector("[data-marked=true]")?.scrollIntoView({ block: "nearest" });
  }, [panel, marked]);

  return (
    <div className={classes.panel} ref={panel}>
      <div className={classes.head}>
        <input
          className={classes.input}
          ref={(input) => firstFocus(input, true)}
          role="combobox"
          aria-expanded
          aria-autocomplete="list"
          aria-controls={listId}
          aria-activedescendant={marked && `${listId}-${marked.id}`}
          aria-label={label}
          placeholder={label}
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            setAt(0);
            setIsMoved(true);
          }}
        />
      </div>
      <div className={classes.list} id={listId} role="listbox" aria-label={label}>
        {shown.map((choice) => (
          <div
            key={choice.id}
            id={`${listId}-${choice.id}`}
            className={classes.option}
            role="option"
            aria-selected={choice.id === (current ?? NOTHING)}
            data-marked={choice === marked}
            onMouseDown={(event) => {
              event.preventDefault();
              choose(choice);
            }}
          >
            <ChoiceLabel choice={choice} type={type} />
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className={classes.problem}>{t("editors.nothingFound", { typed: text.trim() })}</p>}
      {found.length > shown.length && (
        <p className={classes.quiet}>{t("editors.more", { count: found.length - shown.length })}</p>
      )}
      {hint && <p className={classes.hint}>{hint}</p>}
    </div>
  );
}

/** One step wraps around, a page stops at the ends. */
export function stepped(at: number, step: number, length: number): number {
  if (length === 0) return 0;
  return Math.abs(step) === 1 ? (at + step + length) % length : Math.max(0, Math.min(length - 1, at + step));
}
