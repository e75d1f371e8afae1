import { type KeyboardEvent, useRef, useState } from "react";
import { Refusal } from "./Refusal";
import classes from "./TypedCell.module.css";

/** Why a value was not taken; nothing when it was. */
export type Taken = string | undefined;

interface Props {
  label: string;
  value: string;
  type?: "text" | "date" | "number";
  /** Beside a number: "%". */
  unit?: string;
  isWide?: boolean;
  placeholder?: string;
  onSave: (value: string) => Promise<Taken> | Taken | void;
}

/**
 * A cell of the table that is typed into. Enter and leaving it save, Escape gives back what stands there. What is typed stays, whatever
 * others write meanwhile, until it is taken or given up; what is refused says why under itself.
 */
export function TypedCell({ label, value, type = "text", unit, isWide, placeholder, onSave }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Taken>();
  const isLeaving = useRef(false);
  const onItsWay = useRef<string | null>(null);
  const shown = typed ?? value;
  const giveUp = () => {
    setTyped(null);
    setRefusal(undefined);
  };
  const save = async () => {
    if (isLeaving.current || typed === null || typed === onItsWay.current) return;
    if (typed === value) return giveUp();
    onItsWay.current = typed;
    const why = (await onSave(typed)) || undefined;
    if (onItsWay.current !== typed) return;
    onItsWay.current = null;
    setRefusal(why);
    if (!why) setTyped((now) => (now === typed ? null : now));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") event.currentTarget.blur();
    if (event.key !== "Escape") return;
    giveUp();
    isLeaving.current = true;
    event.currentTarget.blur();
    isLeaving.current = false;
  };
  return (
    <div className={classes.cell}>
      <span className={classes.field} data-wide={isWide || undefined} data-type={type}>
        <input
          className={classes.input}
          type={type === "number" ? "text" : type}
          inputMode={type === "number" ? "decimal" : undefined}
          aria-label={label}
          aria-invalid={refusal !== undefined || undefined}
          placeholder={placeholder}
          data-empty={shown === "" || undefined}
          value={shown}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={() => void save()}
        />
        {unit && shown !== "" && <span className={classes.unit}>{unit}</span>}
      </span>
      <Refusal text={refusal} />
    </div>
  );
}
