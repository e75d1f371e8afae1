import { type ReactNode, useState } from "react";
import { createPortal } from "react-dom";
import classes from "./Bubble.module.css";
import { usePlace } from "./use-place";

interface Props {
  id: string;
  /** The cell it speaks of. */
  anchor: HTMLElement;
  isProblem: boolean;
  children: ReactNode;
}

/** A few words at a cell that is being edited. */
export function Bubble({ id, anchor, isProblem, children }: Props) {
  const [bubble, setBubble] = useState<HTMLElement | null>(null);
  const place = usePlace(anchor, bubble);
  return createPortal(
    <div
      ref={setBubble}
      id={id}
      className={classes.bubble}
      data-problem={isProblem}
      role={isProblem ? "alert" : undefined}
      style={place}
    >
      {children}
    </div>,
    document.body,
  );
}
