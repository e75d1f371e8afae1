import type { Board } from "./board";
import { GROUP_HEIGHT } from "./density";
import { drawGroup } from "./group-row";
import { element } from "./dom";
import type { GroupLine, Line } from "./line";
import classes from "./sticky-heading.module.css";

/** Keeps the heading of the group in view at the top while its rows scroll by; the next heading pushes it out. */
export class StickyHeading<Row> {
  readonly #board: Board<Row>;
  readonly #root = element("div", classes.sticky ?? "");
  readonly #onToggle: (groupId: string) => void;
  #headings: { index: number; line: GroupLine }[] = [];
  #drawn: GroupLine | null = null;
  #top = 0;
  #frame = 0;

  constructor(board: Board<Row>, onToggle: (groupId: string) => void) {
    this.#board = board;
    this.#onToggle = onToggle;
    // The heading itself is in the grid for screen readers; this is where it would be.
    this.#root.setAttribute("aria-hidden", "true");
    this.#root.hidden = true;
    this.#root.addEventListener("click", () => this.#drawn && this.#toggle(this.#drawn));
    board.root.append(this.#root);
    board.api.addEventListener("bodyScroll", this.#scrolled);
    board.api.addEventListener("gridSizeChanged", this.#resized);
  }

  lines(lines: readonly Line<Row>[]): void {
    this.#headings = lines.flatMap((line, index) => (line.kind === "group" ? [{ index, line }] : []));
    this.#resized();
  }

  /** How much of the top of the rows it covers now. */
  get height(): number {
    return this.#root.hidden ? 0 : GROUP_HEIGHT;
  }

  destroy(): void {
    const { api } = this.#board;
    if (!api.isDestroyed()) {
      api.removeEventListener("bodyScroll", this.#scrolled);
      api.removeEventListener("gridSizeChanged", this.#resized);
    }
    cancelAnimationFrame(this.#frame);
    this.#root.remove();
  }

  // The grid tells where it scrolled to: asking the page would make it lay everything out, in every frame.
  readonly #scrolled = ({ top }: { top: number }): void => {
    this.#top = top;
    this.#later();
  };

  readonly #resized = (): void => {
    const { root } = this.#board;
    this.#root.style.top = `${root.querySelector<HTMLElement>(".ag-header")?.offsetHeight ?? 0}px`;
    this.#root.style.right = `${root.querySelector<HTMLElement>(".ag-body-vertical-scroll")?.offsetWidth ?? 0}px`;
    this.#later();
  };

  #later(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (!this.#board.api.isDestroyed()) this.#place();
    });
  }

  #place(): void {
    const at = this.#lastAbove(this.#top);
    const heading = this.#headings[at];
    const first = heading && this.#board.api.getDisplayedRowAtIndex(heading.index + 1);
    const isShown = heading !== undefined && heading.line.isOpen && first?.data?.kind === "row";
    if (this.#root.hidden === isShown) this.#root.hidden = !isShown;
    if (!heading || !isShown) return;
    if (this.#drawn !== heading.line) {
      this.#drawn = heading.line;
      this.#root.replaceChildren(drawGroup(heading.line));
    }
    const next = this.#headings[at + 1];
    const room = next ? this.#topOf(next.index) - this.#top : GROUP_HEIGHT;
    const out = Math.max(0, GROUP_HEIGHT - room);
    this.#root.style.clipPath = out > 0 ? `inset(${out}px 0 0)` : "";
    this.#root.style.transform = out > 0 ? `translateY(${-out}px)` : "";
  }

  /** The last heading that begins above a height; -1 when none does. */
  #lastAbove(top: number): number {
    let [low, high] = [0, this.#headings.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const heading = this.#headings[middle];
      if (heading && this.#topOf(heading.index) < top) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #topOf(index: number): number {
    return this.#board.api.getDisplayedRowAtIndex(index)?.rowTop ?? Number.MAX_VALUE;
  }

  /** Closing a group from its stuck heading brings the heading itself into view: it would be above, out of sight. */
  #toggle(line: GroupLine): void {
    const index = this.#headings.find((heading) => heading.line.id === line.id)?.index;
    this.#onToggle(line.id);
    if (index !== undefined) requestAnimationFrame(() => this.#board.api.ensureIndexVisible(index, "top"));
  }
}
