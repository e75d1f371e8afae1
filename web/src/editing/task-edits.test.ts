import { expect, test } from "vitest";
import type { GridTask } from "@/api/grid-copy";
import { assignEdits, taskEdits } from "./task-edits";

const task = (id: string, due_date: string | null, ...member_ids: string[]) =>
  ({ id, rev: 3, due_date, member_ids }) as unknown as GridTask;

test("a value goes to the tasks that have another one", () => {
  const edits = taskEdits([task("a", "2026-12-01"), task("b", "2026-12-24")], "due_date", "2026-12-24");
  expect(edits).toEqual([
    { table: "task", id: "a", field: "due_date", value: "2026-12-24", seen: "2026-12-01", rev: 3 },
  ]);
});

test("putting somebody on many tasks leaves the others on each of them", () => {
  const tasks = [task("a", null, "kenji"), task("b", null, "kenji", "maya"), task("c", null, "leila")];
  const edits = assignEdits(tasks, { add: ["leila"], remove: ["kenji"] });
  expect(edits.map(({ id, value }) => [id, value])).toEqual([
    ["a", ["leila"]],
    ["b", ["maya", "leila"]],
  ]);
});
