import { useLayoutEffect, useRef } from "react";
import type { EditorProps } from "./editor-props";
import classes from "./HeldCell.module.css";

/** The cell as it was, while its value is chosen below it. */
export function HeldCell({ draw, ours, shown }: Pick<EditorProps, "draw" | "ours" | "shown">) {
  const cell = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (cell.current) draw(cell.current, { value: shown, type: ours.type, isEditable: false, write: () => undefined });
  }, [draw, ours, shown]);
  return (
    <div className={classes.held}>
      <div ref={cell} />
    </div>
  );
}
