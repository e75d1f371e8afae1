import { Textarea, TextInput } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";

interface Props {
  label: string;
  value: string;
  onSave: (typed: string) => void;
  /** What is wrong with what was typed; null when nothing is. */
  wrong?: (typed: string) => string | null;
  /** What was wrong with it where it was saved. */
  error?: string | undefined;
  type?: "text" | "date";
  placeholder?: string;
  isLong?: boolean;
  isReadOnly?: boolean;
}

/** A field that saves when it is left, or at Enter; Escape gives back what was there. While it is typed in, nobody's change overwrites it. */
export function Field({ label, value, onSave, wrong, error, type = "text", placeholder, isLong, isReadOnly }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const problem = typed === null ? null : (wrong?.(typed) ?? null);
  const leave = () => {
    if (typed === null || problem) return;
    if (typed !== value) onSave(typed);
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    if (event.key === "Escape" && typed !== null) {
      event.preventDefault();
      setTyped(null);
    } else if (event.key === "Enter" && !(isLong && event.shiftKey)) {
      event.preventDefault();
      leave();
    }
  };
  const shared = {
    label,
    placeholder,
    value: typed ?? value,
    error: problem ?? error,
    readOnly: isReadOnly,
    onBlur: leave,
    onKeyDown,
  };
  return isLong ? (
    <Textarea {...shared} autosize minRows={2} onChange={(event) => setTyped(event.currentTarget.value)} />
  ) : (
    <TextInput {...shared} type={type} onChange={(event) => setTyped(event.currentTarget.value)} />
  );
}
