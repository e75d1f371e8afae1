import { viewportOf } from "./auto-scroll";
import type { Board } from "./board";
import { drawGroup } from "./group-row";
import { element } from "./dom";
import type { GroupLine, Line } from "./line";
import classes from "./sticky-heading.module.css";

/** Keeps the heading of the group in view at the top while its rows scroll by; the next heading pushes it out. */
export class StickyHeading<Row> {
  readonly #board: Board<Row>;
  readonly #root = element("div", classes.sticky ?? "");
  readonly #stop = new AbortController();
  readonly #onToggle: (groupId: string) => void;
  #headings: { index: number; line: GroupLine }[] = [];
  #drawn: GroupLine | null = null;
  #frame = 0;

  constructor(board: Board<Row>, onToggle: (groupId: string) => void) {
    this.#board = board;
    this.#onToggle = onToggle;
    // The heading itself is in the grid for screen readers; this is where it would be.
    this.#root.setAttribute("aria-hidden", "true");
    this.#root.hidden = true;
    board.root.append(this.#root);
    viewportOf(board.root)?.addEventListener("scroll", this.later, { passive: true, signal: this.#stop.signal });
    this.#root.addEventListener("click", () => this.#drawn && this.#toggle(this.#drawn), { signal: this.#stop.signal });
  }

  lines(lines: readonly Line<Row>[]): void {
    this.#headings = lines.flatMap((line, index) => (line.kind === "group" ? [{ index, line }] : []));
    this.later();
  }

  /** How much of the top of the rows it covers now. */
  get height(): number {
    return this.#root.hidden ? 0 : this.#root.offsetHeight;
  }

  destroy(): void {
    this.#stop.abort();
    cancelAnimationFrame(this.#frame);
    this.#root.remove();
  }

  readonly later = (): void => {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#place();
    });
  };

  #place(): void {
    const { api, root } = this.#board;
    if (api.isDestroyed()) return;
    const top = viewportOf(root)?.scrollTop ?? 0;
    const at = this.#headings.findLastIndex(({ index }) => (this.#topOf(index) ?? Number.MAX_VALUE) < top);
    const heading = this.#headings[at];
    const first = heading && this.#isOver(heading.index + 1, top);
    this.#root.hidden = !heading || !first || !heading.line.isOpen;
    if (!heading || this.#root.hidden) return;
    if (this.#drawn !== heading.line) {
      this.#drawn = heading.line;
      this.#root.replaceChildren(drawGroup(heading.line));
    }
    const header = root.querySelector<HTMLElement>(".ag-header")?.offsetHeight ?? 0;
    const next = this.#headings[at + 1];
    const room = next ? (this.#topOf(next.index) ?? Number.MAX_VALUE) - top : Number.MAX_VALUE;
    const height = this.#root.offsetHeight;
    this.#root.style.top = `${header}px`;
    this.#root.style.clipPath = room < height ? `inset(${height - room}px 0 0)` : "";
    this.#root.style.transform = room < height ? `translateY(${room - height}px)` : "";
  }

  #isOver(index: number, top: number): boolean {
    const row = this.#board.api.getDisplayedRowAtIndex(index);
    return row?.data?.kind === "row" && row.rowTop !== null && top > 0;
  }

  #topOf(index: number): number | null {
    return this.#board.api.getDisplayedRowAtIndex(index)?.rowTop ?? null;
  }

  /** Closing a group from its stuck heading brings the heading itself into view: it would be above, out of sight. */
  #toggle(line: GroupLine): void {
    const index = this.#headings.find((heading) => heading.line.id === line.id)?.index;
    this.#onToggle(line.id);
    if (index !== undefined) requestAnimationFrame(() => this.#board.api.ensureIndexVisible(index, "top"));
  }
}
