import { type RefObject, useLayoutEffect, useRef } from "react";

/** Keys straight from the element: a grid around it listens below React, and would act on them first. */
export function useOwnKeys<E extends HTMLElement>(onKeyDown: (event: KeyboardEvent) => void): RefObject<E | null> {
  const element = useRef<E>(null);
  const latest = useRef(onKeyDown);
  latest.current = onKeyDown;
  // As the field appears: the next key may come before the page is painted.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => latest.current(event);
    const { current } = element;
    current?.addEventListener("keydown", listen);
    return () => current?.removeEventListener("keydown", listen);
  }, []);
  return element;
}
