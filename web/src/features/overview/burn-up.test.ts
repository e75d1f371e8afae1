import { expect, test } from "vitest";
import { areaOf, lineOf, niceRoof } from "./burn-up";

test("the scale ends on a round number above the highest, in five steps at most", () => {
  expect([0, 1, 7, 42, 50, 1234].map(niceRoof)).toEqual([
    { roof: 1, step: 1 },
    { roof: 1, step: 1 },
    { roof: 8, step: 2 },
    { roof: 50, step: 10 },
    { roof: 50, step: 10 },
    { roof: 1500, step: 500 },
  ]);
});

test("an area stands on the ground below the ends of its line, and nothing is drawn of no points", () => {
  const points = [
    [0, 5],
    [10, 2],
  ] as const;
  expect(lineOf(points)).toBe("M0.0 5.0L10.0 2.0");
  expect(areaOf(points, 9)).toBe("M0.0 5.0L10.0 2.0L10.0 9L0.0 9Z");
  expect([lineOf([]), areaOf([], 9)]).toEqual(["", ""]);
});
