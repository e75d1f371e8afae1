import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import i18next from "i18next";
import { describe, expect, test } from "vitest";
import { read } from "./cell-values";
import { writeHtml } from "./clipboard-html";
import type { CopiedCell } from "./copied";
import { pasted, type PastedCell, readHtml } from "./pasted";
import { readTsv, writeTsv } from "./tsv";
import { dateType } from "./types/date";
import { framesType } from "./types/frames";
import { numberType } from "./types/number";

const fixture = (name: string) => readFileSync(join(import.meta.dirname, "fixtures", name), "utf8");
const words = (locale: string) => ({ t: i18next.t, locale, hoursPerDay: 8 });
const texts = (cells: PastedCell[][] | null) => cells?.map((row) => row.map(({ text }) => text));
const copiedText = (text: string): CopiedCell => ({ text, is: "text", type: "text" });

const anything = fc.string({ unit: "binary", maxLength: 12 });
const tricky = fc.stringMatching(/^[ab \t\n\r"'=,;\u00a0<&>]{0,10}$/);
const tables = (cell: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
    .chain(([height, width]) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
    );

describe("text", () => {
  test("whatever stands in the cells comes back from it", () => {
    fc.assert(
      fc.property(tables(fc.oneof(anything, tricky)), (table) => {
        expect(readTsv(writeTsv(table))).toEqual(table);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    [
      "a\tb\r\nc\td\r\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["one", [["one"]]],
    ["one\n", [["one"]]],
    ['"two\nlines"\tb', [["two\nlines", "b"]]],
    ['"Bob" said\tx', [['"Bob" said', "x"]]],
    ['"never closed\tx', [['"never closed', "x"]]],
    ["", [[""]]],
  ])("%j is read as %j", (text, table) => {
    expect(readTsv(text)).toEqual(table);
  });

  test("one cell alone is just its words", () => {
    expect(writeTsv([["SH010"]])).toBe("SH010");
  });
});

describe("HTML", () => {
  // PostgreSQL holds no text with it, and HTML has none.
  const speakable = (text: string) => !text.includes("\0");

  test("whatever stands in the cells comes back from it", () => {
    fc.assert(
      fc.property(tables(fc.oneof(anything.filter(speakable), tricky)), (table) => {
        const html = writeHtml(table.map((row) => row.map(copiedText)));
        expect(texts(readHtml(html))).toEqual(table);
      }),
      { numRuns: 300 },
    );
  });

  test("the id behind a name comes along, for cells of the same type only", () => {
    const html = writeHtml([[{ text: "Kenji", is: "text", type: "person", raw: '["m1"]' }]]);
    expect(readHtml(html)).toEqual([[{ text: "Kenji", own: { type: "person", raw: '["m1"]' } }]]);
  });

  test("a page without a table is read as its text", () => {
    expect(pasted("<p>Hello</p>", "Hello")).toEqual([[{ text: "Hello" }]]);
  });
});

describe("what other programs put on the clipboard", () => {
  test("Excel: wrapped source, hard spaces, a joined cell and the hidden last row", () => {
    expect(texts(pasted(fixture("excel.html"), ""))).toEqual([
      ["SH010", "Wide on the meadow,\ndawn & mist", "1,248.00", "2026-11-21"],
      ["SH020", "The bunny   yawns and looks up", "96", ""],
      ['"Both" cells', "", " ", "1 200"],
    ]);
  });

  test("Excel's text alone says the same", () => {
    expect(texts(pasted("", fixture("excel.txt")))).toEqual([
      ["SH010", "Wide on the meadow,\ndawn & mist", "1,248.00", "2026-11-21"],
      ["SH020", "The bunny   yawns and looks up", "96", ""],
      ['"Both" cells', "", "", "1 200"],
    ]);
  });

  test("Google Sheets: an American day is the day it means, whoever reads it", () => {
    const [first = []] = pasted(fixture("google-sheets.html"), "");
    expect(first.map(({ text }) => text)).toEqual([
      "SH010",
      "Wide on the meadow,\ndawn & mist",
      "1,248.00",
      "4/5/2026",
    ]);
    const [, , frames, day] = first;
    expect(read(frames ?? { text: "" }, framesType(words("fr")))).toEqual({ value: 1248 });
    for (const locale of ["en-GB", "en-US", "fr"])
      expect(read(day ?? { text: "" }, dateType(words(locale)))).toEqual({ value: "2026-04-05" });
  });

  test("LibreOffice: zeros in front, French numbers and days, empty cells, a cell over two rows", () => {
    const table = pasted(fixture("libreoffice.html"), "");
    expect(texts(table)).toEqual([
      ["0010", "Wide on the meadow,\ndawn & mist", "1\u202f248,50", "21/11/26"],
      ["SH020", "", "96", ""],
      ["", "below", "", ""],
    ]);
    const [, , number, day] = table[0] ?? [];
    expect(read(number ?? { text: "" }, numberType(words("en")))).toEqual({ value: 1248.5 });
    expect(read(day ?? { text: "" }, dateType(words("en-US")))).toEqual({ value: "2026-11-21" });
  });
});
