import { Textarea } from "@mantine/core";
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { beingCalled, type Called } from "@/lib/mentions";
import classes from "./CallingText.module.css";
import { useCallable } from "./use-callable";

export interface Draft {
  text: string;
  called: Called[];
}

interface Props {
  label: string;
  placeholder?: string;
  value: Draft;
  onChange: (draft: Draft) => void;
  onSend: () => void;
  onEscape?: () => void;
  onFiles?: (files: File[]) => void;
  isFocused?: boolean;
}

/** A text in which "@" and some letters call a person, a department or a slot. */
export function CallingText(props: Props) {
  const { t } = useTranslation();
  const { label, placeholder, value, onChange, onSend, onEscape, onFiles, isFocused = false } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  /** Where the caret goes when a name has been written out. */
  const written = useRef<number | null>(null);
  const [caret, setCaret] = useState(-1);
  const [chosen, setChosen] = useState(0);
  const asked = caret < 0 ? null : beingCalled(value.text, caret);
  const found = useCallable(asked?.letters ?? null);
  const isOpen = asked !== null && found.length > 0;
  const current = Math.min(chosen, found.length - 1);
  useEffect(() => {
    if (isFocused) field.current?.focus();
  }, [isFocused]);
  // Before the next key: what is typed on belongs behind the name.
  useLayoutEffect(() => {
    if (written.current !== null) field.current?.setSelectionRange(written.current, written.current);
    written.current = null;
  }, [value.text]);
  const call = (one: Called) => {
    if (!asked) return;
    const before = `${value.text.slice(0, asked.from)}@${one.name} `;
    const called = [...value.called.filter(({ id }) => id !== one.id), { name: one.name, kind: one.kind, id: one.id }];
    onChange({ text: before + value.text.slice(caret).trimStart(), called });
    setCaret(-1);
    setChosen(0);
    written.current = before.length;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const one = found[current];
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend();
    } else if (isOpen && one && (event.key === "Enter" || event.key === "Tab")) {
      event.preventDefault();
      call(one);
    } else if (isOpen && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setChosen((current + step + found.length) % found.length);
    } else if (event.key === "Escape" && (isOpen || onEscape)) {
      event.preventDefault();
      event.stopPropagation();
      if (isOpen) setCaret(-1);
      else onEscape?.();
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0 || !onFiles) return;
    event.preventDefault();
    onFiles(files);
  };
  return (
    <div className={classes.field}>
      {isOpen && (
        <div className={classes.list} role="listbox" id={list} aria-label={t("notes.call")}>
          {found.map((one, place) => (
            <div
              key={one.id}
              id={`${list}-${place}`}
              role="option"
              aria-selected={place === current}
              className={classes.option}
              onMouseDown={(event) => {
                event.preventDefault();
                call(one);
              }}
            >
              {one.name} <span className={classes.quiet}>{one.about}</span>
            </div>
          ))}
        </div>
      )}
      <Textarea
        ref={field}
        aria-label={label}
        aria-controls={isOpen ? list : undefined}
        aria-activedescendant={isOpen ? `${list}-${current}` : undefined}
        aria-autocomplete="list"
        placeholder={placeholder ?? ""}
        autosize
        minRows={2}
        maxRows={10}
        value={value.text}
        onChange={(event) => {
          onChange({ ...value, text: event.currentTarget.value });
          setCaret(event.currentTarget.selectionStart);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setCaret(-1)}
        onPaste={onPaste}
      />
    </div>
  );
}
