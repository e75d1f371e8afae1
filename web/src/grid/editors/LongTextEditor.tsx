import { useGridCellEditor } from "ag-grid-react";
import { useId, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useOwnKeys } from "@/ui/use-own-keys";
import { Dropdown } from "./Dropdown";
import { type EditorProps, moveOn } from "./editor-props";
import { firstFocus, typedBy } from "./first-focus";
import { HeldCell } from "./HeldCell";
import classes from "./LongTextEditor.module.css";
import pickerClasses from "./Picker.module.css";

const NARROWEST = 320;

/** Text of several lines over its cell. Enter is done; with Shift or Alt it begins a new line. */
export function LongTextEditor(props: EditorProps) {
  const { ours: column, held, eventKey, eGridCell, onValueChange, stopEditing } = props;
  const { t } = useTranslation();
  const helpId = useId();
  const { type } = column;
  const typed = typedBy(eventKey);
  const [text, setText] = useState(typed ?? type.text(held));
  const parsed = type.parse(text);
  const problem = "problem" in parsed ? parsed.problem : "";
  const isChanged = text !== type.text(held);
  const isGivenUp = useRef(false);
  useGridCellEditor({
    getValidationErrors: () => (problem && !isGivenUp.current ? [problem] : null),
    isCancelAfterEnd: () => isGivenUp.current || !isChanged,
  });
  const write = (next: string) => {
    setText(next);
    const read = type.parse(next);
    onValueChange("value" in read ? read.value : held);
  };
  const area = useOwnKeys<HTMLTextAreaElement>((event) => {
    const { key, shiftKey, altKey } = event;
    if (event.isComposing) return;
    if (key === "Enter" && (shiftKey || altKey)) {
      const field = event.currentTarget as HTMLTextAreaElement;
      field.setRangeText("\n", field.selectionStart, field.selectionEnd, "end");
      write(field.value);
    } else if (key === "Enter" || key === "Tab") {
      if (problem) return prevent(event);
      // Written once more: what began the text may not have been told yet.
      if (isChanged) write(text);
      stopEditing(key === "Tab", event);
      if (key === "Tab") moveOn(props, shiftKey);
    } else if (key === "Escape") {
      isGivenUp.current = true;
      stopEditing(true);
    } else return;
    prevent(event);
  });
  useLayoutEffect(() => firstFocus(area.current, true), [area]);
  return (
    <>
      <HeldCell {...props} />
      <Dropdown anchor={eGridCell} label={column.title} isOver onAway={() => stopEditing(true)}>
        <div className={classes.panel} style={{ width: Math.max(NARROWEST, eGridCell.offsetWidth) }}>
          <textarea
            className={classes.area}
            ref={area}
            rows={Math.min(12, Math.max(4, text.split("\n").length + 1))}
            aria-label={column.title}
            aria-invalid={problem !== ""}
            aria-describedby={helpId}
            value={text}
            onChange={({ currentTarget }) => write(currentTarget.value)}
          />
          <p className={problem ? pickerClasses.problem : classes.help} id={helpId}>
            {problem || t("editors.newLine")}
          </p>
        </div>
      </Dropdown>
    </>
  );
}

function prevent(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
