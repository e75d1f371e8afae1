import { useLayoutEffect, useState } from "react";
import { type Place, placeAt } from "./place";

const UNPLACED: Place = { left: 0, top: -10_000 };

/** Keeps a box at its cell while either moves or changes its size. */
export function usePlace(anchor: HTMLElement | DOMRect, box: HTMLElement | null, isOver = false): Place {
  const [place, setPlace] = useState(UNPLACED);
  useLayoutEffect(() => {
    if (!box) return;
    const put = () => {
      const cell = anchor instanceof HTMLElement ? anchor.getBoundingClientRect() : anchor;
      setPlace(placeAt(cell, { width: box.offsetWidth, height: box.offsetHeight }, isOver));
    };
    put();
    const sizes = new ResizeObserver(put);
    sizes.observe(box);
    window.addEventListener("scroll", put, { capture: true, passive: true });
    window.addEventListener("resize", put);
    return () => {
      sizes.disconnect();
      window.removeEventListener("scroll", put, { capture: true });
      window.removeEventListener("resize", put);
    };
  }, [anchor, box, isOver]);
  return place;
}
