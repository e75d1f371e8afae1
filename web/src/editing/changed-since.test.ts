import { expect, test } from "vitest";
import type { GridCopy, GridRow, GridTask } from "@/api/grid-copy";
import { changedSince, changedTasks, columnOfDifference } from "./changed-since";

const task = (id: string, more: Partial<GridTask> = {}) =>
  ({ id, task_type_id: `type of ${id}`, task_status_id: "ready", member_ids: ["ana", "kenji"], ...more }) as GridTask;
const row = (id: string, more: Partial<GridRow> = {}) =>
  ({ id, rev: 1, name: id, tags: ["night"], extra: {}, tasks: [], ...more }) as unknown as GridRow;
const copy = (...rows: GridRow[]) => ({ rows: new Map(rows.map((one) => [one.id, one])) }) as unknown as GridCopy;

test("a row that stands as it stood is none, whatever was written beside it", () => {
  const past = copy(row("SH010", { tasks: [task("anim", { comment_count: 1 })] }));
  const now = copy(row("SH010", { rev: 9, tasks: [task("anim", { comment_count: 4, member_ids: ["kenji", "ana"] })] }));
  expect(changedSince(past, now).size).toBe(0);
});

test("what changed is told field by field, a field of the studio's own by its key", () => {
  const past = copy(row("SH010", { parent_id: "SQ010", extra: { lens: 35 } }));
  const now = copy(row("SH010", { parent_id: "SQ020", extra: { lens: 50, rig: "A" } }));
  const told = changedSince(past, now).get("SH010")?.differences ?? [];
  expect(told.map((one) => [columnOfDifference(one), one.was, one.now])).toEqual([
    ["parent", "SQ010", "SQ020"],
    ["extra.lens", 35, 50],
    ["extra.rig", undefined, "A"],
  ]);
});

test("a task that went is told once; rows and tasks made since are not", () => {
  const past = copy(row("SH010", { tasks: [task("anim"), task("light", { due_date: "2026-11-24" })] }));
  const now = copy(row("SH010", { tasks: [task("light", { due_date: null }), task("comp")] }), row("SH020"));
  const told = changedSince(past, now).get("SH010")?.differences ?? [];
  expect(told.map(({ field, taskTypeId }) => [field, taskTypeId])).toEqual([
    ["*", "type of anim"],
    ["due_date", "type of light"],
  ]);
});

test("a row that is gone is known for it", () => {
  expect(changedSince(copy(row("SH010")), copy()).get("SH010")?.isGone).toBe(true);
});

test("of a row that changed, a list of tasks is told those that did, each with the row it comes back with", () => {
  const past = copy(row("SH010", { name: "SH01", tasks: [task("anim"), task("light"), task("comp")] }));
  const now = copy(row("SH010", { tasks: [task("anim", { task_status_id: "wip" }), task("comp")] }));
  const told = changedTasks(past, now);
  expect([...told].map(([id, { isGone, differences }]) => [id, isGone, differences.map(({ field }) => field)])).toEqual(
    [
      ["anim", false, ["task_status_id"]],
      ["light", true, []],
    ],
  );
  expect(told.get("anim")?.of.row.name).toBe("SH01");
});
