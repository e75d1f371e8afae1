import type { CellEdit, Column, Parsed } from "./column";
import type { Line } from "./line";
import { sameValue } from "./same-value";
import { Sheet } from "./sheet";

/** The rows and columns the grid shows, by their places in the sheet. */
export class Table<Row> {
  readonly sheet: Sheet;
  readonly #columns: readonly Column<Row>[];
  readonly #lines: readonly Line<Row>[];
  #rows: ReadonlyMap<string, Row> | null = null;

  constructor(lines: readonly Line<Row>[], columns: readonly Column<Row>[], sheet: Sheet) {
    const byId = new Map(columns.map((column) => [column.id, column]));
    this.sheet = sheet;
    this.#lines = lines;
    this.#columns = sheet.columns.flatMap((id) => byId.get(id) ?? []);
  }

  /** `shown` names the columns from left to right, which is not always their order in the view: pinned ones come first. */
  static of<Row>(
    lines: readonly Line<Row>[],
    columns: readonly Column<Row>[],
    shown: readonly string[] = columns.map(({ id }) => id),
    before?: Sheet,
  ): Table<Row> {
    const known = new Set(columns.map(({ id }) => id));
    const ids = shown.filter((id) => known.has(id));
    return new Table(lines, columns, Sheet.of(lines, ids, before));
  }

  column(place: number): Column<Row> | undefined {
    return this.#columns[place];
  }

  row(place: number): Row | undefined {
    return this.rowOf(this.sheet.rows[place] ?? "");
  }

  rowOf(id: string): Row | undefined {
    // Only once somebody asks: lines change far more often than anything is done with many of them.
    this.#rows ??= new Map(this.#lines.flatMap((line) => (line.kind === "row" ? [[line.id, line.row] as const] : [])));
    return this.#rows.get(id);
  }

  columnOf(id: string): Column<Row> | undefined {
    return this.#columns[this.sheet.columnAt(id) ?? -1];
  }

  /** What a row is known by: the text of its strong column. */
  nameOf(row: Row): string {
    const named = this.#columns.find((column) => column.isStrong) ?? this.#columns[0];
    return named ? named.type.text(named.value(row)) : "";
  }
}

/** A value that a cell does not take, and why, in words. */
export interface Misfit {
  row: string;
  column: string;
  text: string;
  reason: string;
}

/** What is about to happen to many cells at once: the edits to make, and the cells left as they are. */
export interface Change<Row> {
  edits: CellEdit<Row>[];
  misfits: Misfit[];
}

/** Adds one cell to a change: as an edit when it takes the value, as nothing when it has it already, else as a misfit. */
export function put<Row>(
  change: Change<Row>,
  table: Table<Row>,
  cell: { row: Row; column: Column<Row> },
  parsed: Parsed,
  words: { text: string; readOnly: string },
): void {
  const { row, column } = cell;
  if ("value" in parsed && sameValue(parsed.value, column.value(row))) return;
  const reason = column.isEditable(row)
    ? "problem" in parsed
      ? parsed.problem
      : ""
    : column.readOnlyReason || words.readOnly;
  if (!reason && "value" in parsed) change.edits.push({ row, column: column.id, value: parsed.value });
  else change.misfits.push({ row: table.nameOf(row), column: column.title, text: words.text, reason });
}
