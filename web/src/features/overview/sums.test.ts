import { expect, test } from "vitest";
import { percent, sumOf } from "./sums";
import { under } from "./task-links";

const cell = (type: string, total: number, done: number, statuses: Record<string, number>) => ({
  ...{ task_type_id: type, total, done, retakes: 1, statuses },
});

test("cells add up status by status", () => {
  const cells = [cell("anim", 3, 1, { ready: 2, ok: 1 }), cell("comp", 2, 2, { ok: 2 })];
  expect(sumOf(cells)).toEqual({ total: 5, done: 3, retakes: 2, statuses: { ready: 2, ok: 3 } });
  expect(sumOf([])).toEqual({ total: 0, done: 0, retakes: 0, statuses: {} });
});

test("a share is never said to be all or nothing before it is", () => {
  expect([percent(999, 1000), percent(1, 1000), percent(0, 7), percent(7, 7), percent(0, 0)]).toEqual([
    99, 1, 0, 100, 0,
  ]);
});

test("a heading of shots is their sequence, of assets their type; without one it is asked for what has none", () => {
  expect(under("shot", "sq")).toEqual([
    { field: "kind", op: "in", value: ["shot"] },
    { field: "parent", op: "in", value: ["sq"] },
  ]);
  expect(under("asset", null).at(-1)).toEqual({ field: "entity_type", op: "empty" });
  expect(under("edit", null)).toEqual([{ field: "kind", op: "in", value: ["edit"] }]);
});
