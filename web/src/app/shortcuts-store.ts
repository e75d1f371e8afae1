import { Store } from "@/lib/store";

export const areShortcutsShown = new Store(false);
export const isJumpOpen = new Store(false);

export function showShortcuts(): void {
  areShortcutsShown.set(true);
}
