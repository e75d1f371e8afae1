import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import classes from "./Dropdown.module.css";
import { usePlace } from "./use-place";

interface Props {
  /** The cell it belongs to, or where that is in the window. */
  anchor: HTMLElement | DOMRect;
  label: string;
  /** Over the cell instead of under it. */
  isOver?: boolean;
  /** Something else was pressed. */
  onAway: () => void;
  children: ReactNode;
}

/**
 * What opens at a cell: never cut off by the grid, and there with the key that opened it, so that nothing typed fast is lost (the grid's
 * own popups come a moment later). Gives the keyboard back to whoever had it.
 */
export function Dropdown({ anchor, label, isOver = false, onAway, children }: Props) {
  const [box, setBox] = useState<HTMLElement | null>(null);
  const place = usePlace(anchor, box, isOver);
  const [before] = useState(() => document.activeElement);
  const away = useRef(onAway);
  away.current = onAway;
  useEffect(() => {
    const press = ({ target }: MouseEvent) => {
      if (target instanceof Node && !box?.contains(target)) away.current();
    };
    document.addEventListener("mousedown", press, true);
    return () => document.removeEventListener("mousedown", press, true);
  }, [box]);
  useLayoutEffect(
    () => () => {
      if (box?.contains(document.activeElement) && before instanceof HTMLElement) before.focus({ preventScroll: true });
    },
    [box, before],
  );
  return createPortal(
    // The class tells the grid that the keyboard has not left it.
    <div
      ref={setBox}
      className={`ag-custom-component-popup ${classes.dropdown}`}
      role="dialog"
      aria-label={label}
      style={place}
    >
      {children}
    </div>,
    document.body,
  );
}
