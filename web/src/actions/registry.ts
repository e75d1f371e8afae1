import { Store } from "@/lib/store";
import type { MenuEntry } from "@/ui/menu-entry";

export type Place = "palette" | "context" | "toolbar" | "header" | "row";

/** Something a person can do on the page in force: one object behind the menu, the shortcut, the toolbar and the palette. */
export interface Action extends MenuEntry {
  /** The verb it means, or a name of the application's own. */
  id: string;
  section: string;
  /** Where it is offered; in the palette alone when left out. */
  where?: readonly Place[];
  /**
   * Where its keys act. Left out: a key that is also a letter or a sign to type (s, Delete) acts in a grid only,
   * a combination (Ctrl Z) on the whole page but not while somebody types into a field or a dialog stands open.
   */
  keysAct?: "grid" | "page" | "everywhere";
  /** A key held down does it again and again (the next row); others are done once a press. */
  mayRepeat?: boolean;
}

interface Scope {
  name: string;
  order: number;
  actions: readonly Action[];
}

let latestOrder = 0;

/** What is registered, the newest scope first. Its `run` is always the one of the last render. */
const scopes = new Store<readonly Scope[]>([]);

/** What each scope would do now; read when something runs, so that a new closure alone tells nobody anything. */
const current = new Map<number, readonly Action[]>();

/** Numbers rise as pages render, and a page renders before what stands on it: the inner one is the newer. */
export function nextOrder(): number {
  latestOrder += 1;
  return latestOrder;
}

export function register(order: number, name: string, actions: readonly Action[]): void {
  current.set(order, actions);
  const known = scopes.get().find((scope) => scope.order === order);
  if (known && isSame(known.actions, actions)) return;
  const scope = { name, order, actions: actions.map((action) => ({ ...action, run: () => runNow(order, action.id) })) };
  scopes.set((old) =>
    [...old.filter((one) => one.order !== order), scope].toSorted((one, other) => other.order - one.order),
  );
}

export function unregister(order: number): void {
  current.delete(order);
  scopes.set((old) => old.filter((scope) => scope.order !== order));
}

function runNow(order: number, id: string): void {
  const action = current.get(order)?.find((one) => one.id === id);
  if (action && action.isEnabled !== false) action.run();
}

const SHOWN = [
  ...(["id", "title", "section", "keys", "icon", "isEnabled", "reason", "isDanger", "isChecked"] as const),
  ...(["where", "keysAct", "mayRepeat", "entries"] as const),
];

/** Whether two lists would look the same to a person; elements and lists made anew on each render count as they print. */
function isSame(old: readonly Action[], next: readonly Action[]): boolean {
  if (old.length !== next.length) return false;
  return next.every((action, at) => SHOWN.every((field) => isAlike(old[at]?.[field], action[field])));
}

function isAlike(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((part, at) => isAlike(part, other[at]));
  const [type, otherType] = [typeOfElement(one), typeOfElement(other)];
  return type !== undefined && type === otherType;
}

function typeOfElement(value: unknown): unknown {
  return typeof value === "object" && value !== null && "type" in value ? value.type : undefined;
}

let held: { of: readonly Scope[]; actions: readonly Action[] } = { of: [], actions: [] };

/** Every action in force, the newest scope's first; of two with one id the newest counts. */
export function registered(): readonly Action[] {
  const of = scopes.get();
  if (held.of !== of) {
    const byId = new Map<string, Action>();
    for (const { actions } of of) for (const action of actions) if (!byId.has(action.id)) byId.set(action.id, action);
    held = { of, actions: [...byId.values()] };
  }
  return held.actions;
}

export const whenRegisteredChanges = scopes.subscribe;
