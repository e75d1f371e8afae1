import { readableOn } from "@/lib/color";
import { SURFACE } from "@/ui/surface";

const inks = new Map<string, string>();

/** The nearest readable shade of a colour, as CSS that follows the theme. */
export function inkOf(color: string): string {
  const held = inks.get(color) ?? `light-dark(${readableOn(color, SURFACE.light)}, ${readableOn(color, SURFACE.dark)})`;
  inks.set(color, held);
  return held;
}
