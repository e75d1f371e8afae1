import { expect, test } from "vitest";
import { writeStacks } from "@/api/undo-stacks";
import { draftOf } from "@/features/task-panel/draft";
import { readStored, writeStored } from "@/lib/stored";
import { forgetPerson } from "./forget-person";
import { noteRecent, recentKeys } from "./jump-recent";

test("signing out takes what was written, done and looked for; the machine's own settings stay", async () => {
  localStorage.clear();
  writeStored("panel-width", "420");
  // As an earlier version kept it, of whoever it was.
  writeStored("draft.t1", "Between us: the client");
  const draft = draftOf("ana", "t1");
  draft.set((old) => ({ ...old, text: "Between us: the client" }));
  writeStacks("ana/p1", { undo: [], redo: [] });
  noteRecent("ana", "project:p1");
  expect([recentKeys("ana"), recentKeys("hannah")]).toEqual([["project:p1"], []]);
  await forgetPerson();
  expect(Object.keys(localStorage)).toEqual(["motk.panel-width"]);
  expect(readStored("panel-width")).toBe("420");
  expect(draftOf("ana", "t1").get().text).toBe("");
});
