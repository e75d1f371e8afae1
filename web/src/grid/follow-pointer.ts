import { AutoScroll } from "./auto-scroll";

interface Followed {
  /** The pointer is over these elements now, the topmost first, at this height; the grid scrolls under it at its edges. */
  over: (elements: Element[], y: number) => void;
  /** It was let go of, to keep what was drawn or not. */
  done: (isKept: boolean) => void;
}

/** Follows the pointer until it is let go; Escape lets go of it, too. */
export function followPointer(root: HTMLElement, { over, done }: Followed): void {
  const end = new AbortController();
  const { signal } = end;
  const reach = () => {
    const [x, y] = scroll.inside();
    over(document.elementsFromPoint(x, y), y);
  };
  const scroll = new AutoScroll(root, reach);
  const finish = (isKept: boolean) => {
    end.abort();
    scroll.stop();
    done(isKept);
  };
  document.addEventListener(
    "pointermove",
    (event) => {
      scroll.to(event.clientX, event.clientY);
      reach();
    },
    { signal },
  );
  document.addEventListener("pointerup", () => finish(true), { signal });
  document.addEventListener("pointercancel", () => finish(false), { signal });
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      finish(false);
    },
    { signal, capture: true },
  );
}
