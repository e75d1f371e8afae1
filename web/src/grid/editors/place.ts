export interface Place {
  left: number;
  top?: number;
  bottom?: number;
}

interface Size {
  width: number;
  height: number;
}

const [GAP, MARGIN] = [3, 8];

/** Where something goes that belongs to a cell: under it, above it where there is more room there, or over it; always in the window. */
export function placeAt(cell: DOMRect, { width, height }: Size, isOver = false): Place {
  const left = Math.max(MARGIN, Math.min(cell.left, window.innerWidth - width - MARGIN));
  if (isOver) return { left, top: Math.max(MARGIN, Math.min(cell.top, window.innerHeight - height - MARGIN)) };
  const [above, below] = [cell.top - GAP, window.innerHeight - cell.bottom - GAP];
  const isBelow = height + MARGIN <= below || below >= above;
  if (isBelow)
    return { left, top: Math.max(MARGIN, Math.min(cell.bottom + GAP, window.innerHeight - height - MARGIN)) };
  // Held by its lower edge: a list that gets shorter stays at its cell.
  return { left, bottom: window.innerHeight - above };
}
