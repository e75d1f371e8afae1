import type { CustomCellEditorProps } from "ag-grid-react";
import { StatusPicker } from "@/ui/StatusPicker";
import type { StatusChoice } from "./columns";

interface Props extends CustomCellEditorProps {
  statuses: readonly StatusChoice[];
  current: string | null;
  onChoose: (statusId: string) => void;
}

/** Opened by Enter, F2, a double click, or by typing the first letters of a status. */
export function StatusEditor({ statuses, current, onChoose, eventKey, stopEditing }: Props) {
  const typed = eventKey?.length === 1 ? eventKey : "";
  return (
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
  );
}
