import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Change } from "./change";
import { ChangeBatch } from "./change-batch";

const renamed = (row_id: string): Change => ({
  ...{ entity: "entity", row_id, rev: 2, project_id: "p", op: "update" },
  ...{ before: { name: "" }, after: { name: row_id } },
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("one change after a calm moment is told at once", () => {
  const told: number[] = [];
  new ChangeBatch((changes) => told.push(changes.length)).add([renamed("a")], "1");
  vi.advanceTimersByTime(1);
  expect(told).toEqual([1]);
});

test("a storm of changes is told a few times, in its order and with its last cursor", () => {
  const told: { rows: string[]; cursor: string }[] = [];
  const batch = new ChangeBatch((changes, cursor) => told.push({ rows: changes.map(({ row_id }) => row_id), cursor }));
  for (let at = 0; at < 50; at++) {
    batch.add([renamed(String(at))], String(at));
    vi.advanceTimersByTime(20);
  }
  vi.advanceTimersByTime(1_000);
  expect(told.flatMap(({ rows }) => rows)).toEqual(Array.from({ length: 50 }, (_none, at) => String(at)));
  expect(told.length).toBeLessThan(15);
  expect(told.at(-1)?.cursor).toBe("49");
});

test("the dearer the telling, the longer the next one waits", () => {
  let told = 0;
  const batch = new ChangeBatch(() => {
    told += 1;
    vi.advanceTimersByTime(100);
  });
  for (let at = 0; at < 50; at++) {
    batch.add([renamed(String(at))], String(at));
    vi.advanceTimersByTime(20);
  }
  expect(told).toBeGreaterThan(0);
  expect(told).toBeLessThan(5);
});
