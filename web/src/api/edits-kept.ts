import type { Item } from "./edits-item";

/** Where unsaved work is kept, so that a reload or a crash of the tab loses nothing. */
export interface Kept {
  /** Whether it could be kept. */
  put(item: Item): Promise<boolean>;
  remove(id: string): Promise<void>;
  /** What tabs that are gone have left, in order. */
  left(): Promise<Item[]>;
  close(): void;
}

// A database of its own: it must outlive every change of what else the browser keeps.
const DATABASE = "motk-unsaved";
const TABLE = "items";
const ASKING_MS = 250;

interface Stored {
  id: string;
  place: string;
  tab: string;
  item: Item;
}

let opening: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () =>
      request.result.createObjectStore(TABLE, { keyPath: "id" }).createIndex("place", "place");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB is not available"));
  });
  return opening;
}

async function inTable<T>(mode: IDBTransactionMode, act: (table: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(TABLE, mode);
    const request = act(transaction.objectStore(TABLE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error("IndexedDB refused"));
  });
}

/**
 * The unsaved work of one account in one project, of one tab. Tabs ask each other who is alive, and a new one takes over what the dead ones
 * left. Should one that only slept wake up again, both send the same request under the same key, and the server does it once.
 */
export function keptInBrowser(accountId: string, projectId: string, tab: string): Kept {
  const place = `${accountId}/${projectId}`;
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`motk.unsaved/${place}`);
  channel?.addEventListener("message", ({ data }) => data === "who" && say(channel, tab));
  return {
    put: (item) =>
      inTable("readwrite", (table) => table.put({ id: item.id, place, tab, item } satisfies Stored)).then(
        () => true,
        () => false,
      ),
    remove: (id) => inTable("readwrite", (table) => table.delete(id)).catch(() => undefined),
    left: () => leftBehind(place, channel).catch(() => []),
    close: () => channel?.close(),
  };
}

function say(channel: BroadcastChannel, word: string): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin to reach.
  channel.postMessage(word);
}

async function leftBehind(place: string, channel: BroadcastChannel | null): Promise<Item[]> {
  const stored: Stored[] = await inTable("readonly", (table) => table.index("place").getAll(place));
  if (stored.length === 0) return [];
  const alive = await living(channel);
  return stored
    .filter(({ tab }) => !alive.has(tab))
    .map(({ item }) => item)
    .toSorted((one, other) => one.order - other.order);
}

function living(channel: BroadcastChannel | null): Promise<ReadonlySet<string>> {
  const alive = new Set<string>();
  if (!channel) return Promise.resolve(alive);
  const hear = ({ data }: MessageEvent<string>) => void (data !== "who" && alive.add(data));
  channel.addEventListener("message", hear);
  say(channel, "who");
  return new Promise((resolve) =>
    setTimeout(() => {
      channel.removeEventListener("message", hear);
      resolve(alive);
    }, ASKING_MS),
  );
}
