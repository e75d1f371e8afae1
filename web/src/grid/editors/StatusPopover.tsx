import type { Choice } from "@/lib/choice";
import { Dropdown } from "./Dropdown";
import { PickOne } from "./PickOne";

interface Props {
  anchor: DOMRect;
  label: string;
  statuses: readonly Choice[];
  current: string | null;
  hint?: string;
  onChoose: (statusId: string) => void;
  onClose: () => void;
}

/** A status for some tasks at once. */
export function StatusPopover({ anchor, label, statuses, current, hint, onChoose, onClose }: Props) {
  return (
    <Dropdown anchor={anchor} label={label} onAway={onClose}>
      <PickOne
        {...{ label, current, onClose, ...(hint ? { hint } : {}) }}
        type="status"
        choices={statuses}
        onChoose={(id) => id !== null && onChoose(id)}
      />
    </Dropdown>
  );
}
