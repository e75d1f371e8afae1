import { type RefObject, useEffect } from "react";

export interface Drop {
  key: string;
  side: "before" | "after";
}

/** Where a dragged line would come to stand: before or after the one under the pointer. */
export function useDrop(list: RefObject<HTMLElement | null>, isDragging: boolean, onDrop: (drop: Drop) => void): void {
  useEffect(() => {
    const held = list.current;
    if (!held || !isDragging) return;
    const over = (event: DragEvent) => {
      const line = (event.target as Element).closest<HTMLElement>("[data-line]");
      if (!line?.dataset.line) return;
      event.preventDefault();
      const { top, height } = line.getBoundingClientRect();
      onDrop({ key: line.dataset.line, side: event.clientY < top + height / 2 ? "before" : "after" });
    };
    const dropped = (event: DragEvent) => event.preventDefault();
    held.addEventListener("dragover", over);
    held.addEventListener("drop", dropped);
    return () => {
      held.removeEventListener("dragover", over);
      held.removeEventListener("drop", dropped);
    };
  }, [list, isDragging, onDrop]);
}
