import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { StatusPicker } from "@/ui/StatusPicker";
import type { EditorProps } from "./editor-props";

/** Opened by Enter, F2, a double click, or by typing the first letters of a status. */
export function StatusEditor({ column, held, eventKey, onValueChange, stopEditing }: EditorProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  // The grid puts a dialog around its popups and leaves it without a name.
  useEffect(() => box.current?.closest("[role=dialog]")?.setAttribute("aria-label", t("drawer.status")), [t]);
  const typed = eventKey?.length === 1 ? eventKey : "";
  const statuses = (column.type.choices?.() ?? []).map(({ id, name, color = "" }) => ({ id, name, color }));
  return (
    <div ref={box}>
      <StatusPicker
        statuses={statuses}
        current={held as string | null}
        typed={typed}
        onClose={() => stopEditing(true)}
        onChoose={(statusId) => {
          onValueChange(statusId);
          stopEditing();
        }}
      />
    </div>
  );
}
