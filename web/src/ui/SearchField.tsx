import { TextInput, type TextInputProps } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useState } from "react";

/** How long typing rests before anybody is told. */
const REST_MS = 300;

interface Props extends Omit<TextInputProps, "value" | "onChange"> {
  label: string;
  value: string;
  onChange: (text: string) => void;
}

/** A field to search with, which tells what was typed once typing rests. */
export function SearchField({ label, value, onChange, ...props }: Props) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  // The value changed by itself (back, a link): the field follows.
  if (value !== known) {
    setKnown(value);
    if (value !== text.trim()) setText(value);
  }
  useEffect(() => {
    if (text.trim() === value) return;
    const resting = setTimeout(() => onChange(text.trim()), REST_MS);
    return () => clearTimeout(resting);
  }, [text, value, onChange]);
  return (
    <TextInput
      {...props}
      size="xs"
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={14} />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}
