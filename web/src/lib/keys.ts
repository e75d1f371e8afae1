const IS_APPLE = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? "");

/** Short names people write for what a browser calls otherwise. */
const NAMES: Readonly<Record<string, string>> = {
  up: "arrowup",
  down: "arrowdown",
  left: "arrowleft",
  right: "arrowright",
  esc: "escape",
  del: "delete",
  space: " ",
};

interface Combination {
  key: string;
  isMod: boolean;
  isAlt: boolean;
  isShift: boolean;
}

function combination(written: string): Combination {
  const parts = written.toLowerCase().split("+");
  const key = parts.at(-1) ?? "";
  const [isMod, isAlt, isShift] = ["mod", "alt", "shift"].map((name) => parts.slice(0, -1).includes(name));
  return { key: NAMES[key] ?? key, isMod: isMod === true, isAlt: isAlt === true, isShift: isShift === true };
}

/** "mod+shift+z mod+y": two ways to the same thing. Mod is ⌘ on Apple's machines and Ctrl elsewhere. */
export function alternatives(keys: string): string[] {
  return keys.split(" ").filter(Boolean);
}

/** Whether a key press is one of these combinations, on whatever keyboard layout the person types. */
export function isPressed(keys: string, event: KeyboardEvent): boolean {
  return alternatives(keys).some((written) => matches(combination(written), event));
}

function matches({ key, isMod, isAlt, isShift }: Combination, event: KeyboardEvent): boolean {
  const [mod, other] = IS_APPLE ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  if (mod !== isMod || other || event.altKey !== isAlt) return false;
  // A sign such as "?" needs Shift on one layout and not on another: the sign itself says enough.
  const isSign = key.length === 1 && !/[a-z0-9 ]/.test(key);
  if (!isSign && event.shiftKey !== isShift) return false;
  return key === pressedKey(event);
}

/** The letter printed on a key, also where Alt turns it into a sign or the layout writes Cyrillic. */
function pressedKey(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  return letter && !/^[a-z]$/.test(key) ? letter.toLowerCase() : key;
}

/** Whether a combination holds no Ctrl, ⌘ or Alt: such a key is also a letter somebody types. */
export function isPlain(written: string): boolean {
  const { isMod, isAlt } = combination(written);
  return !isMod && !isAlt;
}

const SIGNS: Readonly<Record<string, string>> = {
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
};

export type NamedKey = "ctrl" | "alt" | "shift" | "enter" | "delete" | "escape" | "space" | "menu" | "home" | "end";

/** A combination as it is printed on the keys: "mod+z" is Ctrl Z, or ⌘ Z. */
export function keyCaps(written: string, name: (key: NamedKey) => string): string[] {
  const { key, isMod, isAlt, isShift } = combination(written);
  const caps: string[] = [];
  if (isMod) caps.push(IS_APPLE ? "⌘" : name("ctrl"));
  if (isAlt) caps.push(IS_APPLE ? "⌥" : name("alt"));
  if (isShift) caps.push(IS_APPLE ? "⇧" : name("shift"));
  return [...caps, cap(key, name)];
}

const NAMED: Readonly<Record<string, NamedKey>> = {
  enter: "enter",
  delete: "delete",
  escape: "escape",
  " ": "space",
  contextmenu: "menu",
  home: "home",
  end: "end",
};

function cap(key: string, name: (key: NamedKey) => string): string {
  const named = NAMED[key];
  if (named) return name(named);
  return SIGNS[key] ?? key.toUpperCase();
}
