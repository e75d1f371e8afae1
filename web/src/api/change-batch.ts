import type { Change } from "./change";

/** The page is brought up to date this often at most, however much happens. */
const SHORTEST_MS = 100;
/** Of its time the page spends at most one part in so many on what others do: the rest belongs to the person at it. */
const SHARE = 6;

/**
 * Changes of the stream, gathered: the first after a calm moment is told at once, those of a storm together. The more the telling costs
 * (a page of 20,000 rows), the longer the next waits.
 */
export class ChangeBatch {
  #changes: Change[] = [];
  #cursor = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #restsUntil = 0;

  constructor(private readonly tell: (changes: Change[], cursor: string) => void) {}

  add(changes: readonly Change[], cursor: string): void {
    this.#changes.push(...changes);
    this.#cursor = cursor;
    this.#timer ??= setTimeout(this.flush, Math.max(0, this.#restsUntil - performance.now()));
  }

  /** Tells what has gathered now: before something that must come after it. */
  flush = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const changes = this.#changes;
    if (changes.length === 0) return;
    this.#changes = [];
    const began = performance.now();
    this.tell(changes, this.#cursor);
    // What the telling starts (drawing) is done when the event loop comes round again.
    setTimeout(() => {
      const ended = performance.now();
      this.#restsUntil = ended + Math.max(SHORTEST_MS, (ended - began) * (SHARE - 1));
    });
    this.#restsUntil = began + SHORTEST_MS;
  };

  close(): void {
    clearTimeout(this.#timer);
    this.#changes = [];
  }
}
