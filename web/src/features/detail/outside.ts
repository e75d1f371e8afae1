import { Store } from "@/lib/store";

/** What a widget from outside learns of the page: see docs/guide/widgets.md. */
export interface OutsideContext {
  project: { id: string; name: string };
  entity: {
    id: string;
    kind: string;
    name: string;
    code: string | null;
    description: string;
    status: string;
    parent: string | null;
    extra: Readonly<Record<string, unknown>>;
    tasks: { id: string; type: string; status: string; isDone: boolean; dueDate: string | null; people: string[] }[];
  };
  person: { id: string; name: string };
  locale: string;
  theme: "dark" | "light";
  fetch: (path: string, init?: RequestInit) => Promise<Response>;
}

/** What `render` may give back; without `update` it is called anew when the page has changed. */
export interface OutsideHandle {
  update?: (context: OutsideContext) => void;
  remove?: () => void;
}

type Made = OutsideHandle | undefined | null;

export interface OutsideWidget {
  id: string;
  /** In one language, or by language: { en: "Weather", fr: "Météo" }. */
  title: string | Readonly<Record<string, string>>;
  /** "shot", "asset"; all when left out. */
  kinds?: readonly string[];
  render: (element: HTMLElement, context: OutsideContext) => Made | Promise<Made>;
}

interface Outside {
  widgets: ReadonlyMap<string, OutsideWidget>;
  /** Modules that could not be loaded, and why. */
  failed: readonly { name: string; why: string }[];
  isLoaded: boolean;
}

declare global {
  interface Window {
    motk?: { readonly version: 1; readonly widget: (widget: OutsideWidget) => void };
  }
}

const ID = /^[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+$/u;

export const outside = new Store<Outside>({ widgets: new Map(), failed: [], isLoaded: false });

function register(widget: OutsideWidget): void {
  if (!ID.test(widget.id))
    throw new Error(`"${widget.id}" is no widget's id: write one with a dot, as meadow.weather.`);
  if (typeof widget.render !== "function") throw new Error(`${widget.id} has no render(element, context).`);
  outside.set((old) => ({ ...old, widgets: new Map(old.widgets).set(widget.id, widget) }));
}

let loading: Promise<void> | undefined;

/** Imports the studio's modules, once; each registers its widgets by `window.motk.widget`. One that fails keeps none of the others away. */
export function loadOutside(modules: readonly { name: string; url: string }[]): Promise<void> {
  loading ??= load(modules);
  return loading;
}

async function load(modules: readonly { name: string; url: string }[]): Promise<void> {
  window.motk = Object.freeze({ version: 1, widget: register });
  const asked = await Promise.allSettled(modules.map(({ url }) => import(/* @vite-ignore */ url) as Promise<unknown>));
  const failed = asked.flatMap((one, at) =>
    one.status === "rejected" ? [{ name: modules[at]?.name ?? "", why: String(one.reason) }] : [],
  );
  outside.set((old) => ({ ...old, failed, isLoaded: true }));
}
