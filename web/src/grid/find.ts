import type { Cell } from "./range";
import type { Table } from "./table";

/** Rows looked at before the browser may draw again. */
const SLICE = 1500;

/** The cells whose text holds the words, from the top left, whichever case they are written in. `isOver` ends a search nobody waits for. */
export async function find<Row>(
  words: string,
  table: Table<Row>,
  isOver: () => boolean,
  rest: () => Promise<void>,
): Promise<Cell[]> {
  const wanted = words.trim().toLowerCase();
  const found: Cell[] = [];
  if (!wanted) return found;
  const { rows, columns } = table.sheet;
  for (const [place, id] of rows.entries()) {
    if (place % SLICE === SLICE - 1) await rest();
    if (isOver()) return [];
    const row = table.row(place);
    if (row === undefined) continue;
    for (const [at, column] of columns.entries()) {
      const shown = table.column(at);
      if (shown?.type.text(shown.value(row)).toLowerCase().includes(wanted)) found.push({ row: id, column });
    }
  }
  return found;
}
