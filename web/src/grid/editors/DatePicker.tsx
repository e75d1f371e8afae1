import { useRef } from "react";
import type { ColumnType } from "@/grid/column";
import { Dropdown } from "./Dropdown";
import { type DayHandle, PickDay } from "./PickDay";

interface Props {
  anchor: DOMRect;
  label: string;
  type: ColumnType<string | null>;
  current: string | null;
  hint?: string;
  onChoose: (day: string | null) => void;
  onClose: () => void;
}

/** A day for some tasks at once. */
export function DatePicker({ anchor, label, onClose, ...rest }: Props) {
  const picker = useRef<DayHandle>(null);
  return (
    <Dropdown anchor={anchor} label={label} onAway={() => picker.current?.away()}>
      <PickDay handle={picker} label={label} onClose={onClose} {...rest} />
    </Dropdown>
  );
}
