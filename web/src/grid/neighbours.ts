import type { Cell } from "./range";
import type { Line } from "./line";

/** The cell some rows and columns away from another, over headings, as the grid shows them; null at the edge. */
export function neighbour<Row>(
  lines: readonly Line<Row>[],
  columns: readonly string[],
  from: Partial<Cell>,
  { rows = 0, steps = 0 }: { rows?: number; steps?: number },
): Cell | null {
  const shown = lines.filter((line) => line.kind === "row");
  const at = shown.findIndex(({ id }) => id === from.row);
  const row = at === -1 ? undefined : shown[at + rows];
  const column = steps ? stepped(columns, from.column, steps) : (from.column ?? columns[0]);
  return row && column ? { row: row.id, column } : null;
}

function stepped(columns: readonly string[], from: string | undefined, steps: number): string | undefined {
  const at = columns.indexOf(from ?? "");
  if (at === -1) return steps > 0 ? columns[0] : columns.at(-1);
  return columns[at + steps];
}
