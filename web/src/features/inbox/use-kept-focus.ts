import { type FocusEvent, type RefObject, useEffect, useRef } from "react";

/** Lines that leave a list under the focus hand it to the one that takes their place; the last of all to the page. */
export function useKeptFocus(page: RefObject<HTMLElement | null>): (event: FocusEvent) => void {
  const held = useRef<{ line: HTMLElement; at: number } | null>(null);
  useEffect(() => {
    if (!held.current || held.current.line.isConnected || document.activeElement !== document.body) return;
    const lines = [...(page.current?.querySelectorAll<HTMLElement>("[data-line]") ?? [])];
    (lines[Math.min(held.current.at, lines.length - 1)] ?? page.current)?.focus();
    if (lines.length === 0) held.current = null;
  });
  return ({ target }) => {
    const line = target.closest("li");
    const lines = [...(page.current?.querySelectorAll("[data-line]") ?? [])];
    held.current = line && { line, at: lines.findIndex((one) => line.contains(one)) };
  };
}
