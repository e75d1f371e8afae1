import { Store } from "@/lib/store";

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Whether edits get through. While they do not, tries again ever more slowly, and at once when the browser is back online. */
export class Line {
  readonly isDown = new Store(false);
  #wait = FIRST_WAIT_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly again: () => void) {
    globalThis.addEventListener?.("online", this.now);
  }

  close(): void {
    clearTimeout(this.#timer);
    globalThis.removeEventListener?.("online", this.now);
  }

  clear(): void {
    this.#wait = FIRST_WAIT_MS;
    clearTimeout(this.#timer);
    this.isDown.set(false);
  }

  later(): void {
    this.isDown.set(true);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.again, this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
  }

  now = (): void => {
    if (!this.isDown.get()) return;
    clearTimeout(this.#timer);
    this.#wait = FIRST_WAIT_MS;
    this.again();
  };
}
