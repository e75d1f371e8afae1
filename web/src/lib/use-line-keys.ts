import { type RefObject, useEffect, useRef } from "react";

/** The up and down arrows go from one line of a list to the next; lines are what is marked `data-hit`. */
export function useLineKeys<E extends HTMLElement>(): RefObject<E | null> {
  const list = useRef<E>(null);
  useEffect(() => {
    const element = list.current;
    const onKey = (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || !element) return;
      const lines = [...element.querySelectorAll<HTMLElement>("[data-hit]")];
      const at = lines.indexOf(event.target as HTMLElement);
      const next = lines[at + step];
      if (at < 0 || !next) return;
      event.preventDefault();
      next.focus();
    };
    element?.addEventListener("keydown", onKey);
    return () => element?.removeEventListener("keydown", onKey);
  }, []);
  return list;
}
