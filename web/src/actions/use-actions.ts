import { useEffect, useState, useSyncExternalStore } from "react";
import { type Action, nextOrder, register, registered, unregister, whenRegisteredChanges } from "./registry";

/** Offers these actions while the component is mounted. The list may be made anew on each render. */
export function useActions(scope: string, actions: readonly Action[]): void {
  const [order] = useState(nextOrder);
  useEffect(() => register(order, scope, actions), [order, scope, actions]);
  useEffect(() => () => unregister(order), [order]);
}

/** Every action in force, for the palette, the shortcuts dialog and menus. */
export function useRegistered(): readonly Action[] {
  return useSyncExternalStore(whenRegisteredChanges, registered);
}
