import { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import { type GridCopy, type GridRow, type GridTask, receive } from "./grid-copy";
import { gridQuery } from "./grid-query";
import type { Lookup } from "./lookup";
import { overlaid } from "./overlay";
import type { Grid } from "./schema.gen";
import { doneOn } from "./task-days";

const known = {
  statuses: new Map([
    ["wip", { is_done: false }],
    ["done", { is_done: true }],
  ]),
} as unknown as Lookup;
const TASK = { id: "t1", added_on: "2026-11-02", started_on: null, done_on: null, task_status_id: "wip" };

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("a task is done on the day of its moment, else since it was added, and on no day while it is not done", () => {
  const of = (more: Partial<GridTask>) => doneOn({ ...(TASK as unknown as GridTask), ...more }, known);
  expect(of({ task_status_id: "done", done_on: "2026-11-09" })).toBe("2026-11-09");
  expect(of({ task_status_id: "done" })).toBe("2026-11-02");
  // Its status counts as done no longer: the moment stays behind.
  expect([of({}), of({ done_on: "2026-11-09" })]).toEqual([null, null]);
});

test("a status that waits to be saved is thought to be set today", () => {
  vi.useFakeTimers({ now: new Date("2026-11-20T12:00") });
  const edit = { table: "task", id: "t1", field: "task_status_id", value: "done" } as never;
  const [row] = overlaid([{ id: "e1", tasks: [TASK] } as unknown as GridRow], new Map([["t1", edit]]));
  expect(row && doneOn(row.tasks[0] as GridTask, known)).toBe("2026-11-20");
});

function answer(zone: string, full: boolean, days: readonly string[]): Grid {
  const row_fields = ["id", "rev", "name", "extra", "tasks"];
  const task = ["t1", 1, "main", ["slot"], {}, ...days];
  const task_fields = ["id", "rev", "name", "member_ids", "extra", "added_on", "started_on", "done_on"];
  const rows = full ? [["e1", 1, "SH010", {}, [task]]] : [];
  return {
    ...{ cursor: "2", zone, full, partial: false, gone: [], row_fields, task_fields },
    ...{ parent_fields: [], parents: [], rows },
  };
}

test.each([
  ["the studio moved to another time zone", { zone: "UTC" }],
  ["the copy was kept since before its zone was told", { zone: undefined }],
])("all rows are read anew where %s", async (_, { zone }) => {
  const asked: (string | null)[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const since = new URL(request.url).searchParams.get("since");
    asked.push(since);
    const days = ["2026-11-03", "2026-11-04", "2026-11-10"];
    return new Response(JSON.stringify(answer("Pacific/Auckland", since === null, days)));
  });
  const held = receive(
    undefined,
    "p",
    "shot",
    answer(zone as string, true, ["2026-11-02", "2026-11-03", "2026-11-09"]),
  );
  const queries = new QueryClient();
  queries.setQueryData(["grid", "p", "shot"], held);
  const options = gridQuery(queries, "me", "p", "shot");
  const copy = (await queries.fetchQuery({ ...options, staleTime: 0 } as never)) as GridCopy;
  expect(asked[0]).toBe("2");
  const { added_on, started_on, done_on } = copy.rows.get("e1")?.tasks[0] ?? {};
  expect([copy.zone, added_on, started_on, done_on]).toEqual([
    ...["Pacific/Auckland", "2026-11-03", "2026-11-04", "2026-11-10"],
  ]);
});

test("a copy kept since before the days were told holds none", () => {
  const { task_fields, rows, ...older } = answer("UTC", true, []);
  const copy = receive(undefined, "p", "shot", { ...older, rows, task_fields: task_fields.slice(0, 5) });
  expect(copy.rows.get("e1")?.tasks[0]).toMatchObject({ added_on: null, started_on: null, done_on: null });
});
