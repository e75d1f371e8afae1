import { useEffect } from "react";

/** A press on what leads elsewhere goes there within the page; with Ctrl or Shift the browser opens it as it likes. */
export function useLinks(root: HTMLElement | null, onFollow: ((href: string) => void) | undefined): void {
  useEffect(() => {
    if (!root || !onFollow) return;
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      onFollow(link.getAttribute("href") ?? "");
    };
    root.addEventListener("click", follow);
    return () => root.removeEventListener("click", follow);
  }, [root, onFollow]);
}
