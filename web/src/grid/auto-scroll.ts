/** While something is dragged past the edge of the cells, they scroll under it: the further out, the faster. */
export class AutoScroll {
  readonly #root: HTMLElement;
  readonly #moved: () => void;
  #x = 0;
  #y = 0;
  #frame = 0;

  /** `moved` is called after each step, because other cells are under the pointer then. */
  constructor(root: HTMLElement, moved: () => void) {
    this.#root = root;
    this.#moved = moved;
  }

  to(x: number, y: number): void {
    [this.#x, this.#y] = [x, y];
    if (!this.#frame) this.#frame = requestAnimationFrame(this.#step);
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** The nearest point to the pointer that lies on cells. */
  inside(): [number, number] {
    const { left, right, top, bottom } = cellsBox(this.#root);
    return [clamp(this.#x, left + 1, right - 2), clamp(this.#y, top + 1, bottom - 2)];
  }

  readonly #step = (): void => {
    this.#frame = 0;
    const viewport = viewportOf(this.#root);
    if (!viewport) return;
    const { left, right, top, bottom } = cellsBox(this.#root);
    const [across, down] = [speed(this.#x, left, right), speed(this.#y, top, bottom)];
    if (across === 0 && down === 0) return;
    const before = [viewport.scrollLeft, viewport.scrollTop];
    viewport.scrollBy(across, down);
    if (viewport.scrollLeft !== before[0] || viewport.scrollTop !== before[1]) this.#moved();
    this.#frame = requestAnimationFrame(this.#step);
  };
}

export function viewportOf(root: HTMLElement): HTMLElement | null {
  return root.querySelector<HTMLElement>(".ag-grid-viewport");
}

/** Where cells that scroll are seen: below the header, beside the pinned columns as long as there is more to the left. */
function cellsBox(root: HTMLElement): { left: number; right: number; top: number; bottom: number } {
  const viewport = viewportOf(root);
  const box = (viewport ?? root).getBoundingClientRect();
  const header = root.querySelector(".ag-header")?.getBoundingClientRect();
  const pinned = root.querySelector(".ag-row .ag-grid-pinned-left-cells")?.getBoundingClientRect();
  const left = viewport && viewport.scrollLeft > 0 && pinned ? pinned.right : box.left;
  return { left, right: box.right, top: header?.bottom ?? box.top, bottom: box.bottom };
}

function speed(at: number, low: number, high: number): number {
  if (at < low) return -Math.min(40, 4 + (low - at) / 3);
  if (at > high) return Math.min(40, 4 + (at - high) / 3);
  return 0;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
