import { Store } from "@/lib/store";
import { uuid7 } from "@/lib/uuid";
import { sendPresence } from "./presence-door";
import { Problem } from "./problem";

/** Where somebody is: on a page of the project, and in a cell of it. */
export interface Place {
  page: string;
  row_id: string | null;
  column: string | null;
  editing: boolean;
}

/** One tab of somebody, as the stream tells it. */
export interface Present extends Place {
  client_id: string;
  account_id: string;
  name: string;
  gone: boolean;
}

export interface Other extends Place {
  accountId: string;
  name: string;
  heardAt: number;
}

const REPEAT_MS = 20_000;
const FORGOTTEN_MS = 45_000;
const LOOKING_MS = 5_000;
/** A cursor that runs through a grid says where it is a few times a second. */
const PACE_MS = 300;

/** Who else is here, and telling them where this tab is. Kept nowhere. */
export class Presence {
  /** By tab; of a person with two tabs both. */
  readonly others = new Store<ReadonlyMap<string, Other>>(new Map());
  readonly #clientId = uuid7();
  #place: Place | null = null;
  #toldAt = 0;
  #pace: ReturnType<typeof setTimeout> | undefined;
  #isRefused = false;
  readonly #clocks = [setInterval(() => void this.#tell(), REPEAT_MS), setInterval(() => this.#forget(), LOOKING_MS)];

  constructor(
    private readonly projectId: string,
    private readonly accountId: string,
  ) {
    globalThis.addEventListener?.("pagehide", this.#left);
  }

  /** This tab is here now. */
  go(place: Place): void {
    if (JSON.stringify(place) === JSON.stringify(this.#place)) return;
    this.#place = place;
    this.#pace ??= setTimeout(this.#tell, Math.max(0, this.#toldAt + PACE_MS - Date.now()));
  }

  heard({ client_id, account_id, gone, name, page, row_id, column, editing }: Present): void {
    if (account_id === this.accountId) return;
    this.others.set((old) => {
      const others = new Map(old);
      if (gone) others.delete(client_id);
      else others.set(client_id, { page, row_id, column, editing, name, accountId: account_id, heardAt: Date.now() });
      return others;
    });
  }

  /** The name of who is in a cell; "" when nobody is. */
  nameAt(rowId: string, column: string): string {
    for (const other of this.others.get().values())
      if (other.row_id === rowId && other.column === column) return other.name;
    return "";
  }

  close(): void {
    for (const clock of this.#clocks) clearInterval(clock);
    clearTimeout(this.#pace);
    globalThis.removeEventListener?.("pagehide", this.#left);
    this.#left();
  }

  #forget(): void {
    const oldest = Date.now() - FORGOTTEN_MS;
    this.others.set((old) => {
      const others = new Map([...old].filter(([, { heardAt }]) => heardAt > oldest));
      return others.size === old.size ? old : others;
    });
  }

  #tell = async (): Promise<void> => {
    this.#pace = undefined;
    if (!this.#place || this.#isRefused || globalThis.document?.visibilityState === "hidden") return;
    this.#toldAt = Date.now();
    try {
      await sendPresence(this.projectId, { client_id: this.#clientId, ...this.#place });
    } catch (error) {
      // A role that is not told of others does not tell of itself; anything else mends itself at the next word.
      this.#isRefused = Problem.from(error).status === 403;
    }
  };

  #left = (): void => {
    if (!this.#place || this.#isRefused) return;
    this.#place = null;
    void sendPresence(this.projectId, { client_id: this.#clientId, gone: true }).catch(() => undefined);
  };
}
