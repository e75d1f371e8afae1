import { Store, useStore } from "@/lib/store";

/** Time that was typed and not taken. */
export interface Unsaved {
  taskId: string;
  day: string;
  minutes: number;
  /** Why not. */
  why: string;
}

/** By whose time it is, task and day, until it is saved or given up: it outlives the page, and turning the weeks. */
const unsaved = new Store<ReadonlyMap<string, Unsaved>>(new Map());

const placeOf = (accountId: string, taskId: string, day: string) => `${accountId} ${taskId} ${day}`;

export function holdUnsaved(accountId: string, one: Unsaved): void {
  unsaved.set((held) => new Map(held).set(placeOf(accountId, one.taskId, one.day), one));
}

export function letGo(accountId: string, taskId: string, day: string): void {
  unsaved.set((held) => {
    const others = new Map(held);
    return others.delete(placeOf(accountId, taskId, day)) ? others : held;
  });
}

export function useUnsaved(accountId: string) {
  const held = useStore(unsaved);
  return {
    all: [...held].filter(([place]) => place.startsWith(`${accountId} `)).map(([, one]) => one),
    at: (taskId: string, day: string) => held.get(placeOf(accountId, taskId, day)),
  };
}
