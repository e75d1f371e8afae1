import { type RefCallback, useEffect, useRef, useState } from "react";

/** Acts when an element comes into view, while that is wanted. */
export function useReached(act: () => void, isWanted: boolean): RefCallback<HTMLElement> {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (!element || !isWanted) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) latest.current();
      },
      { rootMargin: "400px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, isWanted]);
  return setElement;
}
