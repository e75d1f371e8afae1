import type { ColumnType, Parsed } from "./column";
import { serialDay } from "./day-serial";
import type { PastedCell } from "./pasted";

/** A value of one type as a value of another: as it is where both mean the same, else by the text a person would read. */
export function converted(value: unknown, from: ColumnType, to: ColumnType): Parsed {
  if (from === to) return { value };
  if (from.name === to.name) {
    if (!from.raw || !to.parseRaw) return to.parse(from.text(value));
    const parsed = to.parseRaw(from.raw(value));
    if ("value" in parsed) return parsed;
  }
  return to.parse(from.text(value));
}

/** What a cell of the clipboard means to a type. */
export function read(cell: PastedCell, type: ColumnType): Parsed {
  if (cell.own?.type === type.name && type.parseRaw) {
    const parsed = type.parseRaw(cell.own.raw);
    // Ids of another project are not known here; the names may be.
    if ("value" in parsed) return parsed;
  }
  if (cell.number !== undefined) {
    if (type.name === "number" || type.name === "frames") return type.parse(String(cell.number));
    if (type.name === "date" && !/^\d*$/.test(cell.text)) return type.parse(serialDay(cell.number));
  }
  return type.parse(cell.text);
}

/** What Delete writes, or why the cell cannot be empty. */
export function cleared(type: ColumnType): Parsed {
  const parsed = type.parse("");
  return "problem" in parsed ? parsed : { value: type.empty };
}
