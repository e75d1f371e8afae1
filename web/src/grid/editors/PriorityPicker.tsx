import { useTranslation } from "react-i18next";
import type { ColumnType } from "@/grid/column";
import { Dropdown } from "./Dropdown";
import { PickOne } from "./PickOne";

interface Props {
  anchor: DOMRect;
  type: ColumnType<number>;
  current: number | null;
  hint?: string;
  onChoose: (priority: number) => void;
  onClose: () => void;
}

/** How soon some tasks are wanted. */
export function PriorityPicker({ anchor, type, current, hint, onChoose, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dropdown anchor={anchor} label={t("editors.priority")} onAway={onClose}>
      <PickOne
        label={t("editors.priority")}
        type="list"
        choices={type.choices?.() ?? []}
        current={current === null ? null : String(current)}
        {...(hint ? { hint } : {})}
        onChoose={(id) => onChoose(Number(id))}
        onClose={onClose}
      />
    </Dropdown>
  );
}
