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
  // What was told and has not come back as the value: meanwhile somebody types on.
  const [told, setTold] = useState<readonly string[]>([]);
  if (value !== known) {
    setKnown(value);
    const at = told.indexOf(value);
    setTold(at < 0 ? [] : told.slice(at + 1));
    // The value changed by itself (back, a link): the field follows.
    if (at < 0) setText(value);
  }
  const wanted = text.trim();
  const isTold = wanted === (told.at(-1) ?? value);
  useEffect(() => {
    if (isTold) return;
    const resting = setTimeout(() => {
      setTold((before) => [...before, wanted]);
      onChange(wanted);
    }, REST_MS);
    return () => clearTimeout(resting);
  }, [wanted, isTold, onChange]);
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
