import { expect, test } from "vitest";
import type { Line } from "./line";
import { neighbour } from "./neighbours";

const line = (id: string) => ({ kind: "row", id, row: {} }) as Line<object>;
const lines = [
  { kind: "group", id: "g" } as Line<object>,
  line("a"),
  { kind: "group", id: "h" } as Line<object>,
  line("b"),
];

test("steps go over headings and stop at the edge", () => {
  expect(neighbour(lines, ["x", "y"], { row: "a", column: "x" }, { rows: 1 })).toEqual({ row: "b", column: "x" });
  expect(neighbour(lines, ["x", "y"], { row: "b", column: "x" }, { rows: 1 })).toBeNull();
  expect(neighbour(lines, ["x", "y"], { row: "a", column: "x" }, { rows: -1 })).toBeNull();
});

test("steps between tasks begin at the first one when the cursor is on a field", () => {
  expect(neighbour(lines, ["x", "y"], { row: "a", column: "name" }, { steps: 1 })).toEqual({ row: "a", column: "x" });
  expect(neighbour(lines, ["x", "y"], { row: "a", column: "x" }, { steps: 1 })).toEqual({ row: "a", column: "y" });
  expect(neighbour(lines, ["x", "y"], { row: "a", column: "y" }, { steps: 1 })).toBeNull();
});
