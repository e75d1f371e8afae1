import { useEffect, useRef } from "react";

const GAP = 14;

/** Makes a card of a grid with rows of one pixel as tall as what is in it: the next one stands right below, whatever stands beside. */
export function useRowSpan() {
  const card = useRef<HTMLElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [outer, content] = [card.current, inner.current];
    if (!outer || !content) return;
    const fit = () => {
      outer.style.gridRowEnd = `span ${Math.ceil(content.getBoundingClientRect().height) + GAP}`;
    };
    fit();
    const watch = new ResizeObserver(fit);
    watch.observe(content);
    return () => watch.disconnect();
  }, []);
  return { card, inner };
}
