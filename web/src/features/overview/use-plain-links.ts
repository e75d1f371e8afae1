import { useRouter } from "@tanstack/react-router";
import { type RefObject, useEffect, useRef } from "react";

/** Plain links by the thousand, followed without a reload: one listener above them instead of one each. */
export function usePlainLinks<E extends HTMLElement>(): RefObject<E | null> {
  const router = useRouter();
  const above = useRef<E>(null);
  useEffect(() => {
    const element = above.current;
    const onClick = (event: MouseEvent) => {
      const link = (event.target as Element).closest("a[href^='/']");
      const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
      if (!link || !isPlain || event.defaultPrevented) return;
      event.preventDefault();
      void router.navigate({ href: link.getAttribute("href") ?? "" });
    };
    element?.addEventListener("click", onClick);
    return () => element?.removeEventListener("click", onClick);
  }, [router]);
  return above;
}
