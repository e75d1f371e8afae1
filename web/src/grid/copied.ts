import type { Column, TypeName } from "./column";
import { daySerial } from "./day-serial";
import { active, type Ranges, type Rect, rectOf, rectsOf, rowsIn } from "./range";
import type { Sheet } from "./sheet";
import type { Table } from "./table";

/** A cell on its way to the clipboard. */
export interface CopiedCell {
  text: string;
  is: "text" | "number" | "day";
  /** The number itself; of a day, the count of days that spreadsheets know it by. */
  number?: number;
  type: TypeName;
  /** For another cell of ours: what `parseRaw` reads. */
  raw?: string;
}

export interface CopiedBlock {
  cells: CopiedCell[][];
  rows: number[];
  columns: number[];
  /** Several blocks that do not line up cannot be one table; only the last was copied. */
  isPartOnly: boolean;
}

/** What is selected as one table. Blocks in the same columns go under each other, blocks in the same rows beside each other. */
export function copied<Row>(ranges: Ranges, table: Table<Row>): CopiedBlock | null {
  const taken = oneTable(ranges, table.sheet);
  if (!taken) return null;
  const cells = taken.rows.map((place) =>
    taken.columns.map((at): CopiedCell => {
      const [row, column] = [table.row(place), table.column(at)];
      return column && row ? copiedCell(column, row) : { text: "", is: "text", type: "text" };
    }),
  );
  return { cells, ...taken };
}

function oneTable(ranges: Ranges, sheet: Sheet): Omit<CopiedBlock, "cells"> | null {
  const rects = rectsOf(ranges, sheet);
  const last = active(ranges);
  const lastRect = last && rectOf(last, sheet);
  if (!lastRect) return null;
  const isAligned =
    rects.every(({ left, right }) => left === lastRect.left && right === lastRect.right) ||
    rects.every(({ top, bottom }) => top === lastRect.top && bottom === lastRect.bottom);
  const taken = isAligned ? rects : [lastRect];
  return { rows: rowsIn(taken), columns: columnsIn(taken), isPartOnly: !isAligned };
}

function columnsIn(rects: readonly Rect[]): number[] {
  return rowsIn(rects.map(({ left, right }) => ({ top: left, bottom: right, left: 0, right: 0 })));
}

function copiedCell<Row>({ type, value: read }: Column<Row>, row: Row): CopiedCell {
  const value = read(row);
  const text = type.plain?.(value) ?? type.text(value);
  const cell = { text, type: type.name, ...(type.raw ? { raw: type.raw(value) } : {}) };
  if ((type.name === "number" || type.name === "frames") && typeof value === "number")
    return { ...cell, is: "number", number: value };
  if (type.name === "date" && typeof value === "string" && value)
    return { ...cell, is: "day", number: daySerial(value) };
  return { ...cell, is: "text" };
}
