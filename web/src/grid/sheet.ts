import type { Line } from "./line";

/**
 * Where the cells of the grid lie: its rows without the headings between them, and its columns as shown from left to right. What is
 * selected, pasted and filled passes over headings, as if they were not there.
 */
export class Sheet {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** The first row under each heading, in order. */
  readonly #starts: readonly number[];
  readonly #rowAt = new Map<string, number>();
  readonly #columnAt = new Map<string, number>();

  constructor(rows: readonly string[], columns: readonly string[], starts: readonly number[] = [0]) {
    this.rows = rows;
    this.columns = columns;
    this.#starts = starts;
    for (const [place, id] of rows.entries()) this.#rowAt.set(id, place);
    for (const [place, id] of columns.entries()) this.#columnAt.set(id, place);
  }

  /** The sheet of some lines; `before` itself where nothing has another place, which is most of the time. */
  static of<Row>(lines: readonly Line<Row>[], columns: readonly string[], before?: Sheet): Sheet {
    const rows: string[] = [];
    const starts: number[] = [0];
    for (const line of lines) {
      if (line.kind === "row") rows.push(line.id);
      else if (line.kind === "group" && starts.at(-1) !== rows.length) starts.push(rows.length);
    }
    if (before && same(before.rows, rows) && same(before.columns, columns) && same(before.#starts, starts))
      return before;
    return new Sheet(rows, columns, starts);
  }

  rowAt(id: string): number | undefined {
    return this.#rowAt.get(id);
  }

  columnAt(id: string): number | undefined {
    return this.#columnAt.get(id);
  }

  get lastRow(): number {
    return this.rows.length - 1;
  }

  get lastColumn(): number {
    return this.columns.length - 1;
  }

  /** The first and last row of the group a row stands in. */
  groupOf(row: number): [number, number] {
    const next = this.#starts.findIndex((start) => start > row);
    const first = this.#starts.at(next === -1 ? -1 : next - 1) ?? 0;
    return [Math.min(first, row), next === -1 ? this.lastRow : (this.#starts[next] ?? 0) - 1];
  }
}

function same<V>(one: readonly V[], other: readonly V[]): boolean {
  return one.length === other.length && one.every((value, place) => value === other[place]);
}
