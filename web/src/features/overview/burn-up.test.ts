import { expect, test } from "vitest";
import { areaOf, lineOf, niceRoof, weeksOf } from "./burn-up";

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

test("what is due in or by a week leads to its tasks; how much was done at a time gone by is only told", () => {
  const weeks = [
    { monday: "2026-11-09", total: 10, done: 2, planned: 3 },
    { monday: "2026-11-16", total: 12, done: 4, planned: 8 },
    { monday: "2026-11-23", total: 12, done: null, planned: 12 },
  ];
  const [first, now, coming] = weeksOf(weeks);
  expect(first?.due).toEqual({ tasks: 3, of: [{ field: "due_date", op: "le", value: "2026-11-15" }] });
  expect([first?.done, first?.total]).toEqual([
    { tasks: 2, of: null },
    { tasks: 10, of: null },
  ]);
  expect(now?.due).toEqual({
    tasks: 5,
    of: [{ field: "due_date", op: "between", value: ["2026-11-16", "2026-11-22"] }],
  });
  expect(now?.planned).toEqual({ tasks: 8, of: [{ field: "due_date", op: "le", value: "2026-11-22" }] });
  expect([now?.done, now?.total]).toEqual([
    { tasks: 4, of: [{ field: "done", op: "is", value: true }] },
    { tasks: 12, of: [] },
  ]);
  expect([coming?.done, coming?.due.tasks]).toEqual([null, 4]);
});
