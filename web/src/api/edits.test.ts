import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Edit } from "./edits";
import type { Body } from "./edits-body";
import type { Item } from "./edits-item";
import { Edits } from "./edits-queue";
import type { GridCopy, GridRow } from "./grid-copy";

const TASK = { id: "t1", rev: 2, task_type_id: "anim", task_status_id: "wip", member_ids: ["m1"], due_date: null };
const ROW = {
  ...{ id: "e1", rev: 4, name: "SH010", description: "Dawn", nb_frames: 48 },
  ...{ extra: { lens: 35, camera: "A" }, tasks: [TASK] },
} as unknown as GridRow;
const RENAME: Edit = { table: "entity", id: "e1", field: "description", value: "Dusk", seen: "Dawn", rev: 4 };

let sent: { key: string | null; body: Body }[] = [];
let answers: (() => Response)[] = [];
let kept: Map<string, Item>;
let queries: QueryClient;
let edits: Edits;

function answer(status: number, body: object): () => Response {
  return () => new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
}

function saved(rev: number, fields: object = { description: "Dusk" }) {
  const row = { ...ROW, ...fields, rev, project_id: "p" };
  return answer(200, { change_set_id: `c${rev}`, entities: [row], tasks: [], created: {} });
}

function conflict(current: object, rev: number, fields: string[]) {
  const row = { table: "entity", row_id: "e1", rev, current: { ...ROW, ...current }, yours: {}, fields };
  return answer(409, { type: "/problems/rev-conflict", title: "Changed", detail: "Choose", conflicts: [row] });
}

function refusal(status: number, facts: object) {
  return answer(status, { type: "/problems/invalid", title: "Does not fit", detail: "Does not fit", ...facts });
}

beforeEach(() => {
  sent = [];
  answers = [];
  kept = new Map();
  queries = new QueryClient();
  const copy = {
    ...{ projectId: "p", kind: "shot", cursor: "1", isBehind: false },
    ...{ rows: new Map([["e1", ROW]]), parents: new Map(), rowOfTask: new Map([["t1", "e1"]]) },
  };
  queries.setQueryData(["grid", "p", "shot"], copy);
  edits = new Edits({
    ...{ queries, projectId: "p", maySend: () => true, isLive: () => true },
    kept: {
      put: async (item) => kept.set(item.id, item) instanceof Map,
      remove: async (id) => void kept.delete(id),
      left: async () => [],
      close: () => undefined,
    },
  });
  vi.stubGlobal("fetch", async (request: Request) => {
    sent.push({ key: request.headers.get("Idempotency-Key"), body: await request.json() });
    const next = answers.shift();
    if (!next) throw new TypeError("Failed to fetch");
    return next();
  });
});

afterEach(() => {
  edits.close();
  vi.unstubAllGlobals();
});

const settled = () => vi.waitFor(() => expect(edits.list.get().some(({ state }) => state === "queued")).toBe(false));
const held = () => queries.getQueryData<GridCopy>(["grid", "p", "shot"])?.rows.get("e1");

test("a saved edit reaches the copy and leaves nothing pending, nor kept", async () => {
  answers = [saved(5)];
  expect(await edits.save([RENAME])).toEqual({ state: "saved" });
  expect(held()).toMatchObject({ description: "Dusk", rev: 5 });
  expect(edits.pending.get().size).toBe(0);
  await vi.waitFor(() => expect(kept.size).toBe(0));
});

test("a gesture over rows, tasks, people and new rows leaves as one request", async () => {
  answers = [saved(5)];
  await edits.save({
    edits: [
      RENAME,
      { ...RENAME, field: "nb_frames", value: 50, seen: 48 },
      { ...RENAME, field: "extra.lens", value: 50, seen: 35 },
      { table: "task", id: "t1", field: "task_status_id", value: "done", seen: "wip", rev: 2 },
      { table: "task", id: "t1", field: "member_ids", value: ["m2"], seen: ["m1"], rev: 2 },
    ],
    newTasks: [{ id: "t2", entity_id: "e1", task_type_id: "light" }],
    note: "From the meeting",
  });
  expect(sent.map(({ body }) => body)).toEqual([
    {
      entities: [{ id: "e1", rev: 4, description: "Dusk", nb_frames: 50, extra: { lens: 50 } }],
      tasks: [{ id: "t1", rev: 2, task_status_id: "done" }],
      assignees: [{ task_id: "t1", member_ids: ["m2"], seen: ["m1"] }],
      new_tasks: [{ id: "t2", entity_id: "e1", task_type_id: "light" }],
      note: "From the meeting",
    },
  ]);
});

test("the second edit of a cell waits for the first, and goes on from its rev", async () => {
  answers = [saved(5), saved(6, { description: "Night" })];
  void edits.save([RENAME]);
  await edits.save([{ ...RENAME, value: "Night", seen: "Dusk" }]);
  expect(sent.map(({ body }) => body.entities?.[0])).toMatchObject([
    { description: "Dusk", rev: 4 },
    { description: "Night", rev: 5 },
  ]);
});

test("without a connection edits wait, and are sent again under the same key", async () => {
  expect(await edits.save([RENAME])).toEqual({ state: "waiting" });
  expect(edits.line.isDown.get()).toBe(true);
  expect([...kept.values()]).toMatchObject([{ key: sent[0]?.key, body: { entities: [{ description: "Dusk" }] } }]);
  answers = [saved(5)];
  edits.line.now();
  await settled();
  expect(sent[1]).toEqual(sent[0]);
  expect(edits.line.isDown.get()).toBe(false);
  expect(held()?.description).toBe("Dusk");
});

test("a value that was refused is kept, and goes through on retry", async () => {
  answers = [refusal(403, {})];
  expect(await edits.save([RENAME])).toMatchObject({ state: "failed" });
  expect([...edits.pending.get().values()]).toMatchObject([{ value: "Dusk", state: "failed" }]);
  answers = [saved(5)];
  edits.retry();
  await settled();
  expect(held()?.description).toBe("Dusk");
});

test("one row that does not fit is held back with its reason; the others go on", async () => {
  const other = { ...RENAME, id: "e2", field: "name", value: "SH010", seen: "SH020" };
  answers = [refusal(409, { errors: [{ field: "entities.1.name", message: "Taken" }] }), saved(5)];
  await edits.save([RENAME, other]);
  await settled();
  expect(sent.map(({ body }) => body.entities?.map(({ id }) => id))).toEqual([["e1", "e2"], ["e1"]]);
  expect([...edits.pending.get().values()]).toMatchObject([{ id: "e2", state: "failed", value: "SH010" }]);
});

test("what a dialog asked for and was refused leaves nothing behind", async () => {
  answers = [refusal(409, { errors: [{ field: "new_entities.0.name", message: "Taken" }] })];
  const outcome = await edits.ask({ newEntities: [{ id: "e9", kind: "shot", name: "SH010" }] });
  expect(outcome).toMatchObject({ state: "failed", problem: { status: 409 } });
  expect(edits.list.get()).toEqual([]);
  expect(edits.newRows.get()).toEqual([]);
});

test("a new row is shown until the stream has told of it", async () => {
  answers = [saved(5)];
  await edits.save({ newEntities: [{ id: "e9", kind: "shot", name: "SH090" }] });
  expect(edits.newRows.get()).toMatchObject([{ row_id: "e9", op: "insert" }]);
  edits.heard("c5");
  expect(edits.newRows.get()).toEqual([]);
});

test("somebody's change to another field of the row is no conflict", async () => {
  answers = [conflict({ name: "SH011", description: "Dawn" }, 5, ["name"]), saved(6, { name: "SH011" })];
  await edits.save([RENAME]);
  await settled();
  expect(sent.map(({ body }) => body.entities?.[0]?.rev)).toEqual([4, 5]);
  expect(edits.pending.get().size).toBe(0);
});

test("somebody's change to the same field waits for the person to choose", async () => {
  answers = [conflict({ description: "Night" }, 5, ["description"])];
  await edits.save([RENAME]);
  const [clash] = edits.pending.get().values();
  expect(clash).toMatchObject({ state: "conflict", value: "Dusk", theirs: "Night" });
  expect(held()?.description).toBe("Night");
  answers = [saved(6)];
  if (clash) edits.choose([clash], "mine");
  await settled();
  expect(sent.at(-1)?.body.entities?.[0]).toMatchObject({ description: "Dusk", rev: 5 });
});

test("while one cell waits for an answer the rest of the gesture is saved", async () => {
  const frames = { ...RENAME, field: "nb_frames", value: 50, seen: 48 };
  answers = [conflict({ description: "Night" }, 5, ["description"]), saved(6, { nb_frames: 50 })];
  await edits.save([RENAME, frames]);
  await settled();
  expect(sent[1]?.body.entities).toEqual([{ id: "e1", rev: 5, nb_frames: 50 }]);
  expect([...edits.pending.get().values()]).toMatchObject([{ field: "description", state: "conflict" }]);
});

test("typing over a value in conflict does not overwrite theirs unasked", async () => {
  answers = [conflict({ description: "Night" }, 5, ["description"])];
  await edits.save([RENAME]);
  answers = [conflict({ description: "Night" }, 5, ["description"])];
  await edits.save([{ ...RENAME, value: "Noon", seen: "Dusk", rev: 5 }]);
  expect(sent.at(-1)?.body.entities?.[0]).toMatchObject({ description: "Noon", rev: 4 });
  expect([...edits.pending.get().values()]).toMatchObject([{ value: "Noon", theirs: "Night", state: "conflict" }]);
});

test("who types again before the page shows their own value is in conflict with nobody", async () => {
  answers = [saved(5), saved(6, { description: "Night" })];
  const first = edits.save([RENAME]);
  const second = edits.save([{ ...RENAME, value: "Night" }]);
  expect(await first).toEqual({ state: "saved" });
  expect(await second).toEqual({ state: "saved" });
  expect(sent.map(({ body }) => body)).toEqual([
    { entities: [{ id: "e1", description: "Dusk", rev: 4 }] },
    { entities: [{ id: "e1", description: "Night", rev: 5 }] },
  ]);
});
