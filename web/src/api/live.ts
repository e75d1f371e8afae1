import { Store } from "@/lib/store";
import type { Change } from "./change";
import type { Present } from "./presence";

export interface LiveChangeSet {
  id: string;
  verb: string;
  actor_id: string | null;
  actor_name: string | null;
  via: string;
  at: string;
  caused_by: string | null;
}

export interface LiveEvent {
  cursor: string;
  change_set: LiveChangeSet;
  changes: Change[];
}

export type LiveState = "connecting" | "live" | "waiting";

export interface Follower {
  /** Something happened, in the order it was committed. */
  changed: (event: LiveEvent) => void;
  /** Somebody is somewhere else, or gone. */
  moved?: (present: Present) => void;
  /** The inbox holds something new. */
  told?: () => void;
  /** The stream lost its thread: whatever is held must be brought up to date by asking. Resolves to the cursor to go on from. */
  lost: () => Promise<string>;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * The stream of one project: connects, goes on from its cursor after a break, backs off while the server is away.
 *
 * EventSource's own retry is not used: it would ask again with the address, and the cursor, of the first time.
 */
export class Live {
  readonly state = new Store<LiveState>("connecting");
  #source: EventSource | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = FIRST_WAIT_MS;
  #closed = false;

  constructor(
    private readonly projectId: string,
    private cursor: string,
    private readonly follower: Follower,
    private readonly open: (url: string) => EventSource = (url) => new EventSource(url),
  ) {
    globalThis.addEventListener?.("online", this.#now);
    this.#connect();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    globalThis.removeEventListener?.("online", this.#now);
    this.#source?.close();
  }

  #connect(): void {
    if (this.#closed) return;
    this.#source?.close();
    const address = `/api/v1/live?${new URLSearchParams({ project_id: this.projectId, since: this.cursor })}`;
    const source = this.open(address);
    this.#source = source;
    source.addEventListener("hello", () => this.#greeted());
    source.addEventListener("changes", (event) => this.#told(JSON.parse((event as MessageEvent<string>).data)));
    source.addEventListener("presence", (event) =>
      this.follower.moved?.(JSON.parse((event as MessageEvent<string>).data)),
    );
    source.addEventListener("told", () => this.follower.told?.());
    source.addEventListener("reload", () => void this.#lost());
    source.addEventListener("error", () => this.#broken());
  }

  #greeted(): void {
    this.#wait = FIRST_WAIT_MS;
    this.state.set("live");
  }

  #told(event: LiveEvent): void {
    this.#greeted();
    this.cursor = event.cursor;
    this.follower.changed(event);
  }

  async #lost(): Promise<void> {
    this.#source?.close();
    this.state.set("connecting");
    try {
      this.cursor = await this.follower.lost();
      this.#connect();
    } catch {
      this.#broken();
    }
  }

  #broken(): void {
    if (this.#closed) return;
    this.#source?.close();
    this.state.set("waiting");
    clearTimeout(this.#timer);
    // A share of chance keeps a hundred browsers from coming back in the same instant after a restart.
    this.#timer = setTimeout(() => this.#connect(), this.#wait * (0.5 + Math.random() / 2));
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
  }

  #now = (): void => {
    if (this.state.get() !== "waiting") return;
    clearTimeout(this.#timer);
    this.#wait = FIRST_WAIT_MS;
    this.#connect();
  };
}
