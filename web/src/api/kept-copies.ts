/**
 * Answers of the grid read kept in the browser between visits, so that opening a page again asks only for what changed since.
 *
 * Kept as packed bytes: 20,000 rows as objects take a second of the page's time to store and another to fetch, packed a tenth of it and of
 * the disk. Where the browser refuses IndexedDB nothing is kept and pages load whole; nothing else depends on it.
 */
const DATABASE = "motk";
const TABLE = "grids";
/** Raise it when what is kept changes its shape: older copies are then forgotten. */
const SHAPE = 2;

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

export async function keepAnswer(
  accountId: string,
  projectId: string,
  kind: string,
  answer: Uint8Array,
): Promise<void> {
  try {
    const packed = await through(answer, new CompressionStream("gzip"));
    await inTable("readwrite", (table) => table.put(packed, key(accountId, projectId, kind)));
  } catch {
    // Kept nowhere: the next visit loads it whole.
  }
}

export async function keptAnswer(accountId: string, projectId: string, kind: string): Promise<Uint8Array | undefined> {
  try {
    const packed = await inTable<Uint8Array | undefined>("readonly", (table) =>
      table.get(key(accountId, projectId, kind)),
    );
    return packed && (await through(packed, new DecompressionStream("gzip")));
  } catch {
    return undefined;
  }
}

/** Signing out leaves nothing of the studio behind in the browser. */
export async function forgetCopies(): Promise<void> {
  await inTable("readwrite", (table) => table.clear()).catch(() => undefined);
}

async function through(bytes: Uint8Array, stream: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const packing = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(packing).arrayBuffer());
}
