import type { Direction, Reach } from "./range";

/** What a key asks of the grid's hands. Everything else is the grid's own: arrows, Enter, F2, Tab. */
export type Command =
  | { do: "stretch"; direction: Direction; reach: Reach }
  | { do: "move"; direction: "up" | "down" }
  | { do: "all" | "rows" | "columns" | "collapse" | "clear" | "fillDown" | "find" | "menu" };

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

export function command(event: KeyboardEvent): Command | null {
  const { key, altKey, shiftKey } = event;
  const isMod = event.ctrlKey || event.metaKey;
  const arrow = ARROWS[key];
  if (arrow && shiftKey && altKey && !isMod && (arrow === "up" || arrow === "down"))
    return { do: "move", direction: arrow };
  if (altKey) return null;
  if (shiftKey) return shifted(event, isMod, arrow);
  if (isMod) {
    if (key === " ") return { do: "columns" };
    return (
      ({ a: { do: "all" }, d: { do: "fillDown" }, f: { do: "find" } }[key.toLowerCase()] as Command | null) ?? null
    );
  }
  if (key === "Delete" || key === "Backspace") return { do: "clear" };
  if (key === "Escape") return { do: "collapse" };
  return key === "ContextMenu" ? { do: "menu" } : null;
}

function shifted({ key }: KeyboardEvent, isMod: boolean, arrow: Direction | undefined): Command | null {
  if (arrow) {
    const isDown = arrow === "up" || arrow === "down";
    return { do: "stretch", direction: arrow, reach: !isMod ? "cell" : isDown ? "block" : "edge" };
  }
  if (key === "PageUp" || key === "PageDown")
    return { do: "stretch", direction: key === "PageUp" ? "up" : "down", reach: "page" };
  if (key === "Home" || key === "End") {
    const [across, down] = key === "Home" ? (["left", "up"] as const) : (["right", "down"] as const);
    return { do: "stretch", direction: isMod ? down : across, reach: "edge" };
  }
  if (key === " " && !isMod) return { do: "rows" };
  return key === "F10" && !isMod ? { do: "menu" } : null;
}
