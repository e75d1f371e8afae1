import { expect, test } from "vitest";
import type { GridRow } from "@/api/grid-copy";
import { newFromPaste } from "./pasted-rows";

const above = { id: "a", name: "SH040", parent_id: "SQ020", entity_type_id: null } as GridRow;

test("pasted rows stand under what the row above them stands under, with a task for each status", () => {
  const { newEntities, newTasks } = newFromPaste(
    "shot",
    [{ name: "SH050", nb_frames: 48, "task.anim": "ready", "task.comp": null, "extra.lens": "35" }],
    above,
  );
  expect(newEntities).toMatchObject([
    { kind: "shot", name: "SH050", parent_id: "SQ020", nb_frames: 48, extra: { lens: "35" } },
  ]);
  expect(newTasks).toMatchObject([{ entity_id: newEntities?.[0]?.id, task_type_id: "anim", task_status_id: "ready" }]);
});

test("a pasted place wins over the row above, and a row without a name gets the next one", () => {
  const { newEntities } = newFromPaste("shot", [{ parent: "SQ030", description: "a" }, { description: "b" }], above);
  expect(newEntities?.map(({ name, parent_id }) => [name, parent_id])).toEqual([
    ["SH050", "SQ030"],
    ["SH060", "SQ020"],
  ]);
});

test("a row whose pasted place is unknown stands nowhere, not where the row above does", () => {
  const { newEntities } = newFromPaste("shot", [{ name: "SH070", parent: null }], above);
  expect(newEntities?.[0]).not.toHaveProperty("parent_id");
});
