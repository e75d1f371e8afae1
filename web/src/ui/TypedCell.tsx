import { type KeyboardEvent, useRef, useState } from "react";
import classes from "./TypedCell.module.css";

interface Props {
  label: string;
  value: string;
  type?: "text" | "date" | "number";
  /** Beside a number: "%". */
  unit?: string;
  isWide?: boolean;
  placeholder?: string;
  onSave: (value: string) => void;
}

/** A cell of the table that is typed into. Enter and leaving it save, Escape gives back what stood there. */
export function TypedCell({ label, value, type = "text", unit, isWide, placeholder, onSave }: Props) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const isLeaving = useRef(false);
  // Somebody else changed it, or it was undone: the field follows.
  if (value !== known) {
    setKnown(value);
    setTyped(value);
  }
  const save = () => {
    if (!isLeaving.current && typed !== value) onSave(typed);
    isLeaving.current = false;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") event.currentTarget.blur();
    if (event.key !== "Escape") return;
    setTyped(value);
    isLeaving.current = true;
    event.currentTarget.blur();
  };
  return (
    <span className={classes.field} data-wide={isWide || undefined} data-type={type}>
      <input
        className={classes.input}
        type={type === "number" ? "text" : type}
        inputMode={type === "number" ? "decimal" : undefined}
        aria-label={label}
        placeholder={placeholder}
        data-empty={typed === "" || undefined}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={save}
      />
      {unit && typed !== "" && <span className={classes.unit}>{unit}</span>}
    </span>
  );
}
