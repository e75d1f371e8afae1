import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daySeries, numberSeries, textSeries } from "./series";

describe("names", () => {
  test.each([
    [
      ["SH010", "SH020"],
      ["SH030", "SH040"],
    ],
    [["SH010"], ["SH020", "SH030"]],
    [["SH011"], ["SH012", "SH013"]],
    [["SH090"], ["SH100", "SH110"]],
    [["SH0990"], ["SH1000", "SH1010"]],
    [
      ["SH998", "SH999"],
      ["SH1000", "SH1001"],
    ],
    [
      ["sq1_sh010A", "sq1_sh020A"],
      ["sq1_sh030A", "sq1_sh040A"],
    ],
    [
      ["SH030", "SH020"],
      ["SH010", "SH000"],
    ],
    [["0"], ["1", "2"]],
    [
      ["a", "b"],
      ["a", "b"],
    ],
    [
      ["SH010", "BUNNY"],
      ["SH010", "BUNNY"],
    ],
    [
      ["SH010", "SH020", "SH040"],
      ["SH010", "SH020"],
    ],
    [["2 boats in a row"], ["2 boats in a row", "2 boats in a row"]],
    [[""], ["", ""]],
  ])("%j goes on as %j", (seeds, next) => {
    expect(textSeries(seeds, 2)).toEqual(next);
  });

  test("a series counts on: filling in one go or in two is the same", () => {
    const prefix = fc.stringMatching(/^[A-Za-z_]{0,6}$/);
    fc.assert(
      fc.property(
        prefix,
        fc.nat(500),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 5 }),
        (name, start, step, width) => {
          const named = (number: number) => name + String(number).padStart(width, "0");
          const seeds = [named(start), named(start + step)];
          const next = textSeries(seeds, 4);
          expect(next).toEqual([2, 3, 4, 5].map((place) => named(start + step * place)));
          expect(textSeries([...seeds, ...next.slice(0, 2)], 2)).toEqual(next.slice(2));
        },
      ),
    );
  });
});

describe("days", () => {
  test.each([
    [["2026-11-30"], ["2026-12-01", "2026-12-02"]],
    [
      ["2026-11-02", "2026-11-09"],
      ["2026-11-16", "2026-11-23"],
    ],
    [
      ["2026-01-31", "2026-03-31"],
      ["2026-05-31", "2026-07-31"],
    ],
    [
      ["2025-12-31", "2026-01-31"],
      ["2026-02-28", "2026-03-31"],
    ],
    [
      ["2026-11-21", "2026-11-21"],
      ["2026-11-21", "2026-11-21"],
    ],
    [
      ["2026-11-21", null],
      ["2026-11-21", null],
    ],
    [[null], [null, null]],
  ])("%j goes on as %j", (seeds, next) => {
    expect(daySeries(seeds, 2)).toEqual(next);
  });
});

describe("numbers", () => {
  test.each([
    [[48], [48, 48]],
    [
      [1, 2],
      [3, 4],
    ],
    [
      [0.1, 0.2],
      [0.3, 0.4],
    ],
    [
      [10, 5],
      [0, -5],
    ],
    [
      [1, 2, 4],
      [1, 2],
    ],
    [
      [1, null],
      [1, null],
    ],
  ])("%j goes on as %j", (seeds, next) => {
    expect(numberSeries(seeds, 2)).toEqual(next);
  });
});
