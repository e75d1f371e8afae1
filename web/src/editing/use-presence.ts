import { useEffect, useState } from "react";
import { useProjectSession } from "@/api/project-session";
import { useMay } from "@/api/use-project";

/** Tells the others where this person is: the page, the cell, and whether they are typing there. Clients are not told of. */
export function usePresence(page: string, row: string | undefined, column: string | undefined): void {
  const { presence, projectId } = useProjectSession();
  const isTold = useMay(projectId)("presence.tell");
  const editing = useIsTyping();
  useEffect(() => {
    if (!isTold) return;
    presence.go({ page, row_id: row ?? null, column: (row && column) ?? null, editing });
  }, [presence, isTold, page, row, column, editing]);
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
