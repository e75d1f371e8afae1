import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Line } from "./line";
import {
  carried,
  cellAt,
  cellsIn,
  countCells,
  drawnTo,
  everything,
  only,
  type Ranges,
  rectsOf,
  rowsIn,
  stretched,
  wholeColumns,
  wholeRows,
  withOneMore,
} from "./range";
import { Sheet } from "./sheet";

const row = (id: string): Line<object> => ({ kind: "row", id, row: {} });
const heading = (id: string): Line<object> => ({
  ...{ kind: "group", id, level: 0, name: id, description: "", summary: "" },
  ...({ progress: null, progressLabel: "", isOpen: true, toggleLabel: "" } as const),
});

/** SQ010 with three shots, SQ020 with two; name, frames and status. */
const film = Sheet.of(
  [heading("SQ010"), ...["a", "b", "c"].map(row), heading("SQ020"), ...["d", "e"].map(row)],
  ["name", "frames", "status"],
);
const at = (id: string, column = "name") => ({ row: id, column });
const covered = (ranges: Ranges, sheet: Sheet): string[] =>
  [...cellsIn(rectsOf(ranges, sheet))]
    .map(({ row: r, column }) => `${sheet.rows[r]}.${sheet.columns[column]}`)
    .toSorted();

describe("drawing with the keyboard", () => {
  test("Shift+Down passes over the heading between two groups", () => {
    expect(covered(stretched(only(at("c")), film, "down", "cell"), film)).toEqual(["c.name", "d.name"]);
  });

  test("Ctrl+Shift+Down goes to the end of the group, then to the end of the next", () => {
    const once = stretched(only(at("b")), film, "down", "block");
    expect(covered(once, film)).toEqual(["b.name", "c.name"]);
    expect(covered(stretched(once, film, "down", "block"), film)).toEqual(["b.name", "c.name", "d.name", "e.name"]);
  });

  test("Ctrl+Shift+Up goes to the start of the group, then of the one above", () => {
    const once = stretched(only(at("e")), film, "up", "block");
    expect(covered(once, film)).toEqual(["d.name", "e.name"]);
    expect(covered(stretched(once, film, "up", "block"), film)).toHaveLength(5);
  });

  test("Shift+Right and back gives what there was", () => {
    const wide = stretched(only(at("b")), film, "right", "cell");
    expect(covered(wide, film)).toEqual(["b.frames", "b.name"]);
    expect(stretched(wide, film, "left", "cell")).toEqual(only(at("b")));
  });

  test("nothing reaches past the edge", () => {
    expect(stretched(only(at("a")), film, "up", "page")).toEqual(only(at("a")));
    expect(covered(stretched(only(at("e", "status")), film, "right", "edge"), film)).toEqual(["e.status"]);
  });

  test("whole rows, whole columns, all of it", () => {
    expect(covered(wholeRows(only(at("d")), film), film)).toEqual(["d.frames", "d.name", "d.status"]);
    expect(covered(wholeColumns(only(at("d")), film), film)).toEqual(
      ["a", "b", "c", "d", "e"].map((id) => `${id}.name`),
    );
    expect(covered(everything(film), film)).toHaveLength(15);
  });

  test("an empty grid has nothing to select", () => {
    const empty = new Sheet([], []);
    expect(everything(empty)).toEqual([]);
    expect(stretched(only(at("a")), empty, "down", "cell")).toEqual(only(at("a")));
  });
});

describe("what others do meanwhile", () => {
  test("a row that comes into the middle is not selected; those around it stay so", () => {
    const ranges = drawnTo(only(at("a")), at("c"));
    const after = new Sheet(["a", "new", "b", "c"], ["name"]);
    expect(covered(carried(ranges, film, after), after)).toEqual(["a.name", "b.name", "c.name"]);
  });

  test("a selected row that goes is let go", () => {
    const after = new Sheet(["a", "c"], ["name"]);
    expect(covered(carried(drawnTo(only(at("a")), at("b")), film, after), after)).toEqual(["a.name"]);
  });
});

const ids = fc.uniqueArray(fc.constantFrom(..."abcdefghij"), { minLength: 1, maxLength: 8 });
const sheets = fc.tuple(ids, ids).map(([rows, columns]) => new Sheet(rows, columns));
const rangesOn = (sheet: Sheet) =>
  fc
    .array(
      fc.tuple(...[sheet.lastRow, sheet.lastColumn, sheet.lastRow, sheet.lastColumn].map((most) => fc.nat(most))),
      { minLength: 1, maxLength: 4 },
    )
    .map((spans): Ranges =>
      spans.flatMap(([top = 0, left = 0, bottom = 0, right = 0]) => {
        const [from, to] = [cellAt(sheet, top, left), cellAt(sheet, bottom, right)];
        return from && to ? [{ from, to }] : [];
      }),
    );
const selections = sheets.chain((sheet) => fc.tuple(fc.constant(sheet), rangesOn(sheet)));

describe("range algebra", () => {
  test("counting agrees with walking", () => {
    fc.assert(
      fc.property(selections, ([sheet, ranges]) => {
        const rects = rectsOf(ranges, sheet);
        const walked = [...cellsIn(rects)];
        expect(countCells(rects)).toBe(walked.length);
        expect(new Set(walked.map((cell) => `${cell.row} ${cell.column}`)).size).toBe(walked.length);
        expect(rowsIn(rects)).toEqual([...new Set(walked.map((cell) => cell.row))].toSorted((a, b) => a - b));
      }),
    );
  });

  test("after any change exactly the selected cells that are still there are selected", () => {
    fc.assert(
      fc.property(selections, sheets, ([sheet, ranges], after) => {
        const still = covered(ranges, sheet).filter((cell) => {
          const [r = "", column = ""] = cell.split(".");
          return after.rowAt(r) !== undefined && after.columnAt(column) !== undefined;
        });
        expect(covered(carried(ranges, sheet, after), after)).toEqual(still);
      }),
    );
  });

  test("one more block never takes a cell away", () => {
    fc.assert(
      fc.property(selections, fc.nat(), fc.nat(), ([sheet, ranges], r, c) => {
        const cell = cellAt(sheet, r % sheet.rows.length, c % sheet.columns.length);
        if (!cell) return;
        const more = covered(withOneMore(ranges, cell), sheet);
        expect(more).toEqual(expect.arrayContaining(covered(ranges, sheet)));
        expect(more).toContain(`${cell.row}.${cell.column}`);
      }),
    );
  });

  test("stretching in any direction keeps where it began", () => {
    const directions = fc.constantFrom("up", "down", "left", "right");
    const reaches = fc.constantFrom("cell", "page", "block", "edge");
    fc.assert(
      fc.property(selections, directions, reaches, ([sheet, ranges], direction, reach) => {
        const next = stretched(ranges, sheet, direction as "up", reach as "cell");
        expect(next.at(-1)?.from).toEqual(ranges.at(-1)?.from);
        expect(rectsOf(next, sheet)).toHaveLength(ranges.length);
      }),
    );
  });
});
