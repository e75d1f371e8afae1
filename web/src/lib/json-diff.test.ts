import { expect, test } from "vitest";
import { jsonDiff } from "./json-diff";

test("only the keys that differ are told, by the way to them", () => {
  const before = { lens: { focal: 35, iris: 2.8 }, take: 3 };
  const after = { lens: { focal: 50, iris: 2.8 }, note: "wide" };
  expect(jsonDiff(before, after)).toEqual([
    { path: "lens.focal", before: 35, after: 50 },
    { path: "take", before: 3, after: undefined },
    { path: "note", before: undefined, after: "wide" },
  ]);
});

test("a list is one value, and what is equal says nothing whatever object holds it", () => {
  expect(jsonDiff({ tags: ["a"] }, { tags: ["a", "b"] })).toEqual([{ path: "tags", before: ["a"], after: ["a", "b"] }]);
  expect(jsonDiff({ tags: ["a"] }, { tags: ["a"] })).toEqual([]);
});

test("an object that was not there before tells its keys", () => {
  expect(jsonDiff(null, { focal: 35 })).toEqual([{ path: "focal", before: undefined, after: 35 }]);
});
