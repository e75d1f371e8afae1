import { expect, test } from "vitest";
import { moved, newPlaces } from "./moved";

test("a line goes up, down, or nowhere", () => {
  const ids = ["a", "b", "c"];
  expect(moved(ids, "c", 0)).toEqual(["c", "a", "b"]);
  expect(moved(ids, "a", 2)).toEqual(["b", "c", "a"]);
  expect(moved(ids, "b", 1)).toEqual(ids);
});

test("only places that changed are written", () => {
  const rows = [
    { id: "a", priority: 10 },
    { id: "b", priority: 20 },
    { id: "c", priority: 30 },
  ];
  expect(newPlaces(rows, ["a", "c", "b"])).toEqual([
    { id: "c", priority: 20 },
    { id: "b", priority: 30 },
  ]);
});
