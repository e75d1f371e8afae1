import { expect, test } from "vitest";
import { nextSort } from "./use-header-menu";

test("pressing a head sorts up, then down, then not", () => {
  const up = nextSort([], "name", false);
  expect(up).toEqual([{ field: "name", desc: false }]);
  const down = nextSort(up, "name", false);
  expect(down).toEqual([{ field: "name", desc: true }]);
  expect(nextSort(down, "name", false)).toEqual([]);
});

test("with shift the other sorts stay where they are", () => {
  const sort = nextSort([{ field: "status", desc: false }], "name", true);
  expect(sort.map(({ field }) => field)).toEqual(["status", "name"]);
  expect(nextSort(sort, "status", true)[0]).toEqual({ field: "status", desc: true });
  expect(nextSort(sort, "due", false)).toEqual([{ field: "due", desc: false }]);
});
