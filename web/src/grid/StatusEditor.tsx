import type { CustomCellEditorProps } from "ag-grid-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { StatusPicker } from "@/ui/StatusPicker";
import type { StatusChoice } from "./columns";

interface Props extends CustomCellEditorProps {
  statuses: readonly StatusChoice[];
  current: string | null;
  onChoose: (statusId: string) => void;
}

/** Opened by Enter, F2, a double click, or by typing the first letters of a status. */
export function StatusEditor({ statuses, current, onChoose, eventKey, stopEditing }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  // The grid puts a dialog around its popups and leaves it without a name.
  useEffect(() => box.current?.closest("[role=dialog]")?.setAttribute("aria-label", t("drawer.status")), [t]);
  const typed = eventKey?.length === 1 ? eventKey : "";
  return (
    <div ref={box}>
      <StatusPicker
        statuses={statuses}
        current={current}
        typed={typed}
        onClose={() => stopEditing(true)}
        onChoose={(statusId) => {
          stopEditing(true);
          onChoose(statusId);
        }}
      />
    </div>
  );
}
