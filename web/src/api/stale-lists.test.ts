import { MutationObserver, QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import type { Change } from "./change";
import { refreshLists, staleBy } from "./stale-lists";

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

test("the casting is not read again while casts are on their way", async () => {
  const queries = new QueryClient();
  queries.setQueryData(["casting", "p"], "with the new one");
  queries.setQueryData(["team", "p"], "");
  const isStale = (name: string) => queries.getQueryState([name, "p"])?.isInvalidated;
  const { promise, resolve } = Promise.withResolvers<void>();
  const cast = new MutationObserver(queries, { mutationKey: ["cast"], mutationFn: () => promise }).mutate();
  refreshLists(queries, "p", []);
  expect([isStale("casting"), isStale("team")]).toEqual([false, true]);
  resolve();
  await cast;
  refreshLists(queries, "p", []);
  expect(isStale("casting")).toBe(true);
});
