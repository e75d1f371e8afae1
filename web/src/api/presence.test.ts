import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Presence } from "./presence";

const THERE = { page: "shots", row_id: "e1", column: "name", editing: false };
const KENJI = { client_id: "k1", account_id: "kenji", name: "Kenji Tanaka", gone: false, ...THERE };

let told: { method: string; body: unknown }[] = [];
let answer = 204;
let presence: Presence;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  answer = 204;
  vi.stubGlobal("fetch", async (request: Request) => {
    told.push({ method: request.method, body: request.method === "PUT" ? await request.json() : null });
    const problem = JSON.stringify({ type: "/problems/forbidden", title: "No", detail: "No" });
    return answer === 204 ? new Response(null, { status: 204 }) : new Response(problem, { status: answer });
  });
  presence = new Presence("p", "me");
});

afterEach(() => {
  presence.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a cursor that runs is told where it is a few times a second, at last where it rests", async () => {
  for (let at = 0; at < 20; at++) {
    presence.go({ ...THERE, row_id: `e${at}` });
    await vi.advanceTimersByTimeAsync(50);
  }
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told.length).toBeLessThanOrEqual(5);
  expect(told.at(-1)?.body).toMatchObject({ page: "shots", row_id: "e19" });
});

test("who stays says so every 20 seconds, and goodbye when leaving", async () => {
  presence.go(THERE);
  await vi.advanceTimersByTimeAsync(41_000);
  expect(told).toHaveLength(3);
  presence.close();
  await vi.advanceTimersByTimeAsync(10);
  expect(told.at(-1)?.method).toBe("DELETE");
});

test("somebody is in their cell until they leave it, or fall silent", async () => {
  presence.heard(KENJI);
  expect(presence.nameAt("e1", "name")).toBe("Kenji Tanaka");
  presence.heard({ ...KENJI, row_id: "e2" });
  expect([presence.nameAt("e1", "name"), presence.nameAt("e2", "name")]).toEqual(["", "Kenji Tanaka"]);
  await vi.advanceTimersByTimeAsync(70_000);
  expect(presence.others.get().size).toBe(0);
});

test("one's own tabs are nobody else", () => {
  presence.heard({ ...KENJI, account_id: "me" });
  expect(presence.others.get().size).toBe(0);
});

test("a role that may not tell stops trying", async () => {
  answer = 403;
  presence.go(THERE);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toHaveLength(1);
});
