import { useEffect, useState } from "react";
import classes from "./GridNote.module.css";

interface Props {
  /** Another object is another note, though it says the same. */
  note: { words: string } | null;
  /** Told to screen readers only: what is selected. */
  spoken: string;
}

const SHOWN_MS = 4500;

/** What was just done to the cells, at the foot of the grid for a few seconds. */
export function GridNote({ note, spoken }: Props) {
  const [gone, setGone] = useState<Props["note"]>(null);
  useEffect(() => {
    if (!note) return;
    const timer = setTimeout(() => setGone(note), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [note]);
  return (
    <>
      <output className={classes.note} data-shown={note !== null && note !== gone}>
        {note !== gone && note?.words}
      </output>
      <span className={classes.spoken} aria-live="polite">
        {spoken}
      </span>
    </>
  );
}
