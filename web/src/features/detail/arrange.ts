import type { PlacedWidget } from "@/api/page-layouts";

type Widgets = readonly PlacedWidget[];
type Width = PlacedWidget["width"];

export const WIDTHS: readonly Width[] = [4, 6, 8, 12];

/** The widget in another place: those between move up or down by one. */
export function moved(widgets: Widgets, widget: string, to: number): PlacedWidget[] {
  const held = widgets.find((one) => one.widget === widget);
  if (!held) return [...widgets];
  const others = widgets.filter((one) => one !== held);
  return others.toSpliced(Math.max(0, Math.min(to, others.length)), 0, held);
}

export function resized(widgets: Widgets, widget: string, width: Width): PlacedWidget[] {
  return widgets.map((one) => (one.widget === widget ? { ...one, width } : one));
}

/** A step wider or narrower; the widest and the narrowest stay as they are. */
export function nextWidth(width: Width, by: 1 | -1): Width {
  return WIDTHS[WIDTHS.indexOf(width) + by] ?? width;
}

export function without(widgets: Widgets, widget: string): PlacedWidget[] {
  return widgets.filter((one) => one.widget !== widget);
}

export function withNew(widgets: Widgets, widget: string): PlacedWidget[] {
  return [...widgets, { widget, width: 6 }];
}
