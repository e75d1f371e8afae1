import { useEffect, useState } from "react";
import { useProjectSession } from "@/api/project-session";

/** Tells the others where this person is: the page, the cell, and whether they are typing there. */
export function usePresence(page: string, row: string | undefined, column: string | undefined): void {
  const { presence } = useProjectSession();
  const editing = useIsTyping();
  useEffect(() => {
    presence.go({ page, row_id: row ?? null, column: (row && column) ?? null, editing });
  }, [presence, page, row, column, editing]);
}

const EDITOR = ".ag-cell-edit-wrapper, .ag-popup-editor, .ag-cell-inline-editing";

function useIsTyping(): boolean {
  const [isTyping, setIsTyping] = useState(false);
  useEffect(() => {
    const look = () => setIsTyping(document.activeElement?.closest(EDITOR) != null);
    document.addEventListener("focusin", look);
    document.addEventListener("focusout", look);
    return () => {
      document.removeEventListener("focusin", look);
      document.removeEventListener("focusout", look);
    };
  }, []);
  return isTyping;
}
