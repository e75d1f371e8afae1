import { expect, test } from "vitest";
import type { TaskType } from "@/api/context";
import type { GridCopy, GridRow } from "@/api/grid-copy";
import { findRows } from "./jump-rows";

const TYPES = ["Layout", "Animation", "Lighting"].map((name): TaskType => ({
  id: name,
  name,
  short_name: name.slice(0, 3),
  for_kind: "shot",
  color: "",
  department_id: null,
  allow_timelog: true,
}));

/** SQ01 to SQ20 with a thousand shots each, every one with its three tasks. */
function film(): GridCopy {
  const parents = new Map<string, { name: string }>();
  const rows = new Map<string, GridRow>();
  for (let sequence = 1; sequence <= 20; sequence++) {
    const parent_id = `SQ${String(sequence).padStart(2, "0")}`;
    parents.set(parent_id, { name: parent_id });
    for (let shot = 1; shot <= 1000; shot++) {
      const name = `SH${shot * 10}`;
      const id = `${parent_id} ${name}`;
      const tasks = TYPES.map((type) => ({ id: `${id} ${type.id}`, task_type_id: type.id }));
      rows.set(id, { id, name, parent_id, code: null, tasks } as unknown as GridRow);
    }
  }
  return { projectId: "film", kind: "shot", rows, parents } as unknown as GridCopy;
}

const copy = film();

function names(typed: string, most = 5): { rows: string[]; tasks: string[] } {
  const found = findRows([copy], TYPES, typed, most);
  return { rows: found.rows.map(({ row }) => row.id), tasks: found.tasks.map(({ task }) => task.id) };
}

test("a name and the sequence it stands under find one row among twenty thousand", () => {
  expect(names("sh1230 sq07").rows[0]).toBe("SQ07 SH1230");
});

test("a whole name comes before longer ones, and those in the order people count", () => {
  expect(names("sq03 sh20", 3).rows).toEqual(["SQ03 SH20", "SQ03 SH200", "SQ03 SH2000"]);
});

test("a row and the start of a step's name find the task", () => {
  expect(names("sq07 sh1230 anim").tasks).toEqual(["SQ07 SH1230 Animation"]);
  expect(names("lig sq07 sh1230").tasks).toEqual(["SQ07 SH1230 Lighting"]);
});

test("the step alone finds no tasks: it would be all of them", () => {
  expect(names("animation")).toEqual({ rows: [], tasks: [] });
});

test("no more than asked for is given, however much is found", () => {
  expect(names("sh").rows).toHaveLength(5);
});
