import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlacedWidget } from "@/api/page-layouts";
import { moved, resized, without } from "./arrange";
import type { Arrangement } from "./use-arrangement";
import { handleOf, type Moving } from "./WidgetCard";

/** How each widget of the page is moved about, by hand or by keys; nothing moves without `change`. What happened is said aloud. */
export function useMoving(
  placed: readonly PlacedWidget[],
  titleOf: (widget: string) => string,
  change: Arrangement["onWidgets"] | null,
): { moving: (at: number) => Moving | null; announced: string } {
  const { t } = useTranslation();
  const [announced, setAnnounced] = useState("");
  const focus = useRef<string | null>(null);
  useEffect(() => {
    // A card that changes its place loses the focus; the arrows go on.
    if (focus.current) document.querySelector<HTMLElement>(`[id="${handleOf(focus.current)}"]`)?.focus();
    focus.current = null;
  }, [placed]);
  const moving = (at: number): Moving | null => {
    const widget = placed[at]?.widget;
    if (!change || widget === undefined) return null;
    const to = (place: number, which: string) => {
      focus.current = which;
      setAnnounced(t("detail.moved", { title: titleOf(which), place: place + 1, count: placed.length }));
      change((old) => moved(old, which, place));
    };
    return {
      onMove: (by) => to(Math.max(0, Math.min(at + by, placed.length - 1)), widget),
      onDrop: (dragged) => {
        if (placed.some((one) => one.widget === dragged)) to(at, dragged);
      },
      onWidth: (width) => change((old) => resized(old, widget, width)),
      onRemove: () => {
        focus.current = placed[at + 1]?.widget ?? placed[at - 1]?.widget ?? null;
        change((old) => without(old, widget));
      },
    };
  };
  return { moving, announced };
}
