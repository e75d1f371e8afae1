import { useGridCellEditor } from "ag-grid-react";
import { useState } from "react";
import type { EditorProps } from "./editor-props";
import classes from "./TextEditor.module.css";

/** One line in the cell itself: what a letter began, or the text that stood there. The type says whether it can be read. */
export function TextEditor({ column, held, eventKey, onValueChange }: EditorProps) {
  const { type } = column;
  const [text, setText] = useState(() => begun(type.text(held), eventKey));
  const read = (typed: string) => {
    const parsed = type.parse(typed);
    onValueChange("problem" in parsed ? typed : parsed.value);
  };
  useGridCellEditor({
    getValidationErrors: () => {
      const parsed = type.parse(text);
      return "problem" in parsed ? [parsed.problem] : null;
    },
  });
  return (
    <input
      className={classes.input}
      ref={(input) => focusFirst(input, eventKey, () => read(text))}
      aria-label={column.title}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        read(currentTarget.value);
      }}
    />
  );
}

function begun(text: string, key: string | null): string {
  if (key === "Backspace" || key === "Delete") return "";
  return key?.length === 1 ? key : text;
}

function focusFirst(input: HTMLInputElement | null, key: string | null, read: () => void): void {
  if (!input || input.dataset.began) return;
  input.dataset.began = "";
  input.focus();
  if (key?.length === 1) input.setSelectionRange(input.value.length, input.value.length);
  else input.select();
  read();
}
