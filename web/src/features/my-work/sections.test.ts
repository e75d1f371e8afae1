import { expect, test } from "vitest";
import type { MyTask } from "@/api/schema.gen";
import { bySection, daysBetween } from "./sections";

const task = (id: string, section: MyTask["section"]) => ({ id, section }) as MyTask;

test("sections stand in the order of their urgency, and none is empty", () => {
  const parts = bySection([task("a", "done"), task("b", "late"), task("c", "this_week"), task("d", "late")]);
  expect(parts.map(({ section, tasks }) => [section, tasks.map(({ id }) => id)])).toEqual([
    ["late", ["b", "d"]],
    ["this_week", ["c"]],
    ["done", ["a"]],
  ]);
});

test("days between two dates are whole, also where the clocks change", () => {
  expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
  expect(daysBetween("2026-11-20", "2026-11-18")).toBe(-2);
});
