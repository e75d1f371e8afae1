import { type RefObject, useEffect } from "react";

/** The arrows go from the words to the hits, from hit to hit, and back; Enter opens one, as it does any link. */
export function useHitKeys(page: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = page.current;
    const onKey = (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || !element) return;
      const stops = [...element.querySelectorAll<HTMLElement>("[data-words], [data-hit]")];
      const at = stops.indexOf(event.target as HTMLElement);
      const next = stops[at + step];
      if (at < 0 || !next) return;
      event.preventDefault();
      next.focus();
    };
    element?.addEventListener("keydown", onKey);
    return () => element?.removeEventListener("keydown", onKey);
  }, [page]);
}
