import { expect, test } from "vitest";
import type { GridRow, GridTask } from "@/api/grid-copy";
import { clashesAt, missingTasks, moveEdits } from "./gestures";

const task = (id: string, task_type_id: string) =>
  ({ id, rev: 3, task_type_id, member_ids: [] as string[] }) as unknown as GridTask;
const row = (name: string, parent_id: string | null, tasks: GridTask[] = []) =>
  ({ id: `${parent_id} ${name}`, rev: 7, name, parent_id, entity_type_id: null, tasks }) as unknown as GridRow;

test("tasks are made where they are missing, with the slot that takes them", () => {
  const rows = [row("SH010", null, [task("a", "anim")]), row("SH020", null)];
  const made = missingTasks(rows, [
    { id: "anim", memberId: null },
    { id: "light", memberId: "lead" },
  ]);
  expect(made.map(({ entity_id, task_type_id, member_ids }) => [entity_id, task_type_id, member_ids])).toEqual([
    ["null SH010", "light", ["lead"]],
    ["null SH020", "anim", undefined],
    ["null SH020", "light", ["lead"]],
  ]);
});

test("a shot does not move to where its name is taken", () => {
  const all = [row("SH010", "SQ010"), row("SH020", "SQ010"), row("sh010", "SQ020")];
  expect(clashesAt("SQ020", all.slice(0, 2), all).map(({ name }) => name)).toEqual(["SH010"]);
  expect(clashesAt(null, [all[0] as GridRow, all[2] as GridRow], all).map(({ name }) => name)).toEqual(["sh010"]);
  expect(moveEdits(all, "SQ020").map(({ id }) => id)).toEqual(["SQ010 SH010", "SQ010 SH020"]);
});
