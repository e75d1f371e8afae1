import type { shortcuts } from "@/lib/i18n/en/shortcuts";

interface OwnKey {
  /** As the registry writes them; or `caps`, for keys that are many. */
  keys?: string;
  caps?: readonly string[];
  meaning: keyof typeof shortcuts.own;
}

/** What a grid does with its keys by itself, whatever the page offers beside. */
export const GRID_KEYS: readonly OwnKey[] = [
  { caps: ["←", "↑", "→", "↓"], meaning: "move" },
  { keys: "mod+right", meaning: "jump" },
  { keys: "shift+right", meaning: "extend" },
  { keys: "mod+shift+right", meaning: "extendFar" },
  { keys: "mod+a", meaning: "all" },
  { keys: "shift+space", meaning: "row" },
  { keys: "mod+space", meaning: "column" },
  { keys: "enter f2", meaning: "edit" },
  { caps: ["A–Z"], meaning: "type" },
  { keys: "tab", meaning: "next" },
  { keys: "delete", meaning: "clear" },
  { keys: "mod+c", meaning: "copy" },
  { keys: "mod+x", meaning: "cut" },
  { keys: "mod+v", meaning: "paste" },
  { keys: "mod+d", meaning: "fill" },
  { keys: "mod+f", meaning: "find" },
  { keys: "alt+enter", meaning: "panel" },
  { keys: "shift+alt+down", meaning: "drag" },
  { keys: "shift+f10 contextmenu", meaning: "menu" },
];

export const OTHER_KEYS: readonly OwnKey[] = [
  { keys: "mod+enter", meaning: "send" },
  { keys: "escape", meaning: "escape" },
];
