import { expect, test } from "vitest";
import type { Change } from "./change";
import { staleBy } from "./stale-lists";

const change = (entity: string, after: Change["after"], op: Change["op"] = "update"): Change => ({
  ...{ entity, row_id: "one", rev: 2, project_id: "film", op, before: {}, after },
});

test("a cast that changes, and an asset that is called otherwise, have the casts read again", () => {
  expect([...staleBy([change("entity_link", { asset_id: "bunny" }, "insert")])]).toEqual(["cast-brief"]);
  expect([...staleBy([change("entity", { name: "Hare" })])]).toContain("cast-brief");
  expect([...staleBy([change("entity", { nb_frames: 48 })])]).toEqual([]);
});

test("a status, and another name, have read again what waits, in the grids and in the panel; a date does not", () => {
  expect([...staleBy([change("entity", { name: "SH020" })])]).toEqual(
    expect.arrayContaining(["blocked", "dependencies"]),
  );
  expect([...staleBy([change("task", { task_status_id: "done" })])]).toEqual(["blocked", "dependencies"]);
  expect([...staleBy([change("task_dependency", null, "delete")])]).toEqual(["blocked", "dependencies"]);
  expect([...staleBy([change("task", { due_date: "2026-11-30" })])]).toEqual([]);
});
