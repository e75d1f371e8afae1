import { useEffect, useRef } from "react";

const TYPED_INTO = "input, textarea, [contenteditable=true], [role=dialog]";

/** A list pasted onto a page that has no row yet, where there is no cell to paste it into. */
export function usePasteNew(isEmpty: boolean, onPaste: (list: string) => void): void {
  const latest = useRef(onPaste);
  latest.current = onPaste;
  useEffect(() => {
    if (!isEmpty) return;
    const take = (event: ClipboardEvent) => {
      const list = event.clipboardData?.getData("text/plain") ?? "";
      const isElsewhere = event.target instanceof Element && event.target.closest(TYPED_INTO) !== null;
      if (isElsewhere || event.defaultPrevented || list.trim() === "") return;
      event.preventDefault();
      latest.current(list);
    };
    document.addEventListener("paste", take);
    return () => document.removeEventListener("paste", take);
  }, [isEmpty]);
}
