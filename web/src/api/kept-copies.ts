import type { GridCopy } from "./grid-copy";

/**
 * Copies of grids kept in the browser between visits, so that opening a page again asks only for what changed since.
 *
 * Where the browser refuses IndexedDB nothing is kept and pages load whole; nothing else depends on it.
 */
const DATABASE = "motk";
const TABLE = "grids";
/** Raise it when GridCopy changes its shape: older copies are then forgotten. */
const SHAPE = 1;

let opening: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, SHAPE);
    request.onupgradeneeded = () => {
      for (const table of request.result.objectStoreNames) request.result.deleteObjectStore(table);
      request.result.createObjectStore(TABLE);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB is not available"));
    request.onblocked = () => reject(new Error("another tab holds an older copy"));
  });
  return opening;
}

async function inTable<T>(mode: IDBTransactionMode, act: (table: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const request = act(database.transaction(TABLE, mode).objectStore(TABLE));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB refused"));
  });
}

/** The account is part of the key: the next person at this machine may see less. */
function key(accountId: string, projectId: string, kind: string): string {
  return `${accountId}/${projectId}/${kind}`;
}

export async function keepCopy(accountId: string, copy: GridCopy): Promise<void> {
  await inTable("readwrite", (table) => table.put(copy, key(accountId, copy.projectId, copy.kind))).catch(
    () => undefined,
  );
}

export async function keptCopy(accountId: string, projectId: string, kind: string): Promise<GridCopy | undefined> {
  return inTable<GridCopy | undefined>("readonly", (table) => table.get(key(accountId, projectId, kind))).catch(
    () => undefined,
  );
}

/** Signing out leaves nothing of the studio behind in the browser. */
export async function forgetCopies(): Promise<void> {
  await inTable("readwrite", (table) => table.clear()).catch(() => undefined);
}
