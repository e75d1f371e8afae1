import type { GridApi } from "ag-grid-community";
import { useEffect, useRef } from "react";
import type { Line } from "./line";

/** A cell that somebody else changed. */
export interface Touch {
  row: string;
  column: string;
  /** Counts up: tells which touches are new. */
  count: number;
}

/** A soft flash on cells that changed from elsewhere. */
export function useFlashes<Row>(api: GridApi<Line<Row>> | null, touches: readonly Touch[]): void {
  const seen = useRef(0);
  useEffect(() => {
    if (!api || api.isDestroyed()) return;
    const fresh = touches.filter((touch) => touch.count > seen.current);
    seen.current = touches.at(-1)?.count ?? seen.current;
    for (const [row, cells] of Map.groupBy(fresh, (touch) => touch.row)) {
      const node = api.getRowNode(row);
      const columns = cells.map((cell) => cell.column);
      if (node) api.flashCells({ rowNodes: [node], columns, flashDuration: 700, fadeDuration: 1200 });
    }
  }, [api, touches]);
}
