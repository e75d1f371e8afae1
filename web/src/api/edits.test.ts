import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Edit, Edits } from "./edits";
import type { GridCopy, GridRow } from "./grid-copy";

const ROW = { id: "e1", rev: 4, name: "SH010", description: "Dawn", nb_frames: 48, tasks: [] } as unknown as GridRow;
const RENAME: Edit = { table: "entity", id: "e1", field: "description", value: "Dusk", seen: "Dawn", rev: 4 };

let sent: { url: string; body: { rows: Record<string, unknown>[] } }[] = [];
let answers: (() => Response)[] = [];
let queries: QueryClient;
let edits: Edits;

function answer(status: number, body: object): () => Response {
  return () => new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
}

function saved(rev: number, fields: object = { description: "Dusk" }) {
  return answer(200, { rows: [{ ...ROW, ...fields, rev, project_id: "p" }] });
}

function conflict(current: object, rev: number) {
  const row = { row_id: "e1", rev, current: { ...ROW, ...current }, yours: { description: "Dusk" } };
  return answer(409, { type: "/problems/rev-conflict", title: "Changed", detail: "Choose", conflicts: [row], ...row });
}

beforeEach(() => {
  sent = [];
  answers = [];
  queries = new QueryClient();
  const copy = {
    projectId: "p",
    kind: "shot",
    cursor: "1",
    rows: new Map([["e1", ROW]]),
    parents: new Map(),
    rowOfTask: new Map(),
  };
  queries.setQueryData(["grid", "p", "shot"], { ...copy, isBehind: false });
  edits = new Edits(queries, "p");
  vi.stubGlobal("fetch", async (request: Request) => {
    sent.push({ url: request.url, body: await request.json() });
    return (answers.shift() ?? answer(500, { type: "/problems/broken", title: "Broken", detail: "Broken" }))();
  });
});

afterEach(() => vi.unstubAllGlobals());

const settled = () =>
  vi.waitFor(() => expect([...edits.pending.get().values()].some(({ state }) => state === "saving")).toBe(false));
const held = () => queries.getQueryData<GridCopy>(["grid", "p", "shot"])?.rows.get("e1");

test("a saved edit reaches the copy and leaves nothing pending", async () => {
  answers = [saved(5)];
  edits.save([RENAME]);
  await settled();
  expect(held()).toMatchObject({ description: "Dusk", rev: 5 });
  expect(edits.pending.get().size).toBe(0);
});

test("edits made in one go leave as one request", async () => {
  answers = [saved(5)];
  edits.save([RENAME, { ...RENAME, field: "nb_frames", value: 50, seen: 48 }]);
  await settled();
  expect(sent).toHaveLength(1);
  expect(sent[0]?.body.rows).toEqual([{ id: "e1", rev: 4, description: "Dusk", nb_frames: 50 }]);
});

test("a value that could not be saved is kept, and goes through on retry", async () => {
  edits.save([RENAME]);
  await settled();
  expect([...edits.pending.get().values()]).toMatchObject([{ value: "Dusk", state: "failed" }]);
  answers = [saved(5)];
  edits.retry();
  await settled();
  expect(held()?.description).toBe("Dusk");
});

test("somebody's change to another field of the row is no conflict", async () => {
  answers = [conflict({ name: "SH011" }, 5), saved(6, { name: "SH011", description: "Dusk" })];
  edits.save([RENAME]);
  await settled();
  expect(sent.map(({ body }) => body.rows[0]?.rev)).toEqual([4, 5]);
  expect(held()).toMatchObject({ name: "SH011", description: "Dusk" });
});

test("somebody's change to the same field waits for the person to choose", async () => {
  answers = [conflict({ description: "Night" }, 5)];
  edits.save([RENAME]);
  await settled();
  const [clash] = edits.pending.get().values();
  expect(clash).toMatchObject({ state: "conflict", value: "Dusk", theirs: "Night" });
  expect(held()?.description).toBe("Night");
  answers = [saved(6)];
  if (clash) edits.save([{ ...clash, seen: clash.theirs }]);
  await settled();
  expect(sent.at(-1)?.body.rows[0]).toMatchObject({ description: "Dusk", rev: 5 });
});
