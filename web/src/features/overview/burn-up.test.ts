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

test("every number of a week leads to its tasks: what there was by its end, was done by then, is due in it or by then", () => {
  const weeks = [
    { monday: "2026-11-09", total: 10, done: 2, planned: 3 },
    { monday: "2026-11-16", total: 12, done: 4, planned: 8 },
    { monday: "2026-11-23", total: 12, done: null, planned: 12 },
  ];
  const by = (field: string, day: string) => ({ field, op: "le", value: day });
  const there = (day: string) => ({ any: ["added_on", "started_on", "done_on"].map((field) => by(field, day)) });
  const due = (from: string, to: string) => ({ field: "due_date", op: "between", value: [from, to] });
  expect(weeksOf(weeks)).toEqual([
    {
      monday: "2026-11-09",
      total: { tasks: 10, of: there("2026-11-15") },
      done: { tasks: 2, of: by("done_on", "2026-11-15") },
      due: { tasks: 3, of: by("due_date", "2026-11-15") },
      planned: { tasks: 3, of: by("due_date", "2026-11-15") },
    },
    {
      monday: "2026-11-16",
      total: { tasks: 12, of: there("2026-11-22") },
      done: { tasks: 4, of: by("done_on", "2026-11-22") },
      due: { tasks: 5, of: due("2026-11-16", "2026-11-22") },
      planned: { tasks: 8, of: by("due_date", "2026-11-22") },
    },
    {
      monday: "2026-11-23",
      total: { tasks: 12, of: there("2026-11-29") },
      done: null,
      due: { tasks: 4, of: due("2026-11-23", "2026-11-29") },
      planned: { tasks: 12, of: by("due_date", "2026-11-29") },
    },
  ]);
});
