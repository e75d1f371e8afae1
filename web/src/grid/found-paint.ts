import type { Cell } from "./range";

/** Marks the cells that were found, as far as they are in sight, until the returned function is called. */
export function markFound(root: HTMLElement, found: readonly Cell[], current: Cell | undefined): () => void {
  if (found.length === 0) return () => {};
  const keys = new Set(found.map(({ row, column }) => `${row} ${column}`));
  const here = current && `${current.row} ${current.column}`;
  const paint = () => {
    for (const cell of root.querySelectorAll<HTMLElement>(".ag-cell")) {
      const key = `${cell.closest(".ag-row")?.getAttribute("row-id")} ${cell.getAttribute("col-id")}`;
      const word = key === here ? "here" : keys.has(key) ? "also" : "";
      if ((cell.dataset.found ?? "") === word) continue;
      if (word) cell.dataset.found = word;
      else delete cell.dataset.found;
    }
  };
  const arrivals = new MutationObserver(paint);
  arrivals.observe(root, { childList: true, subtree: true });
  paint();
  return () => {
    arrivals.disconnect();
    for (const cell of root.querySelectorAll<HTMLElement>(".ag-cell[data-found]")) delete cell.dataset.found;
  };
}
