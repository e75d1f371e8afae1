import { useGridCellEditor } from "ag-grid-react";
import { useId, useLayoutEffect, useRef, useState } from "react";
import { useOwnKeys } from "@/ui/use-own-keys";
import { Bubble } from "./Bubble";
import { type EditorProps, moveOn } from "./editor-props";
import { firstFocus, typedBy } from "./first-focus";
import classes from "./TextEditor.module.css";

/**
 * One line in the cell itself: what a letter began, or the text that stood there. While it cannot be read as a value the field stays
 * open with its text, and says why.
 */
export function TextEditor(props: EditorProps) {
  const { ours: column, held, eventKey, eGridCell, onValueChange, stopEditing } = props;
  const { type } = column;
  const saysId = useId();
  const typed = typedBy(eventKey);
  const [text, setText] = useState(typed ?? type.text(held));
  const [isRefused, setIsRefused] = useState(false);
  const parsed = type.parse(text);
  const problem = "problem" in parsed ? parsed.problem : "";
  const isChanged = text !== type.text(held);

  const write = (next: string) => {
    setText(next);
    setIsRefused(false);
    const read = type.parse(next);
    onValueChange("value" in read ? read.value : held);
  };
  // What a letter began is a value at once: the next key may already end it.
  const begun = useRef(typed);
  const latest = useRef(write);
  const isResumed = useRef(eventKey === "F2");
  useGridCellEditor({
    // Asked when somebody clicks elsewhere: the grid then keeps the editor open.
    getValidationErrors: () => (problem && isChanged ? [problem] : null),
    isCancelAfterEnd: () => !isChanged,
  });
  const input = useOwnKeys<HTMLInputElement>((event) => {
    const isDone = event.key === "Enter" || event.key === "Tab";
    if (!isDone || event.isComposing) return;
    if (problem && isChanged) {
      setIsRefused(true);
    } else if (event.key === "Tab") {
      stopEditing(true);
      moveOn(props, event.shiftKey);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  useLayoutEffect(() => {
    firstFocus(input.current, begun.current !== null || isResumed.current);
    if (begun.current !== null) latest.current(begun.current);
  }, [input]);
  const says = problem && isChanged ? problem : (type.reading?.(text) ?? "");

  return (
    <>
      <input
        className={classes.input}
        ref={input}
        aria-label={column.title}
        aria-invalid={isRefused}
        aria-describedby={says ? saysId : undefined}
        value={text}
        onChange={({ currentTarget }) => write(currentTarget.value)}
        onBlur={({ currentTarget }) => {
          if (!problem || !isChanged) return;
          // What cannot be read is not lost, and nothing else begins before it is mended or given up.
          setIsRefused(true);
          requestAnimationFrame(() => currentTarget.isConnected && document.hasFocus() && currentTarget.focus());
        }}
      />
      {says && (
        <Bubble id={saysId} anchor={eGridCell} isProblem={isRefused}>
          {says}
        </Bubble>
      )}
    </>
  );
}
