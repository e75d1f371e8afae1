import { afterEach, expect, test, vi } from "vitest";
import { Problem } from "./problem";
import { editSlot, type Slot } from "./team";

afterEach(() => vi.unstubAllGlobals());

const SLOT = { id: "m1", rev: 1, role: "Animator", allocation: 1, extra: { desk: "A1" } } as unknown as Slot;

/** A slot that stands at a later rev already, refused like the server does. */
function standing(now: Slot): object[] {
  const got: object[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const sent = (await request.json()) as { rev: number };
    got.push(sent);
    if (sent.rev === now.rev) return Response.json({}, { headers: { "X-Change-Set": "c1" } });
    const problem = { type: "/problems/rev-conflict", title: "Changed", rev: now.rev, current: now };
    return Response.json(problem, { status: 409 });
  });
  return got;
}

test("two cells of one slot that are written quickly are both written, also two of the studio's own fields", async () => {
  const got = standing({ ...SLOT, rev: 3, role: "Lead", extra: { desk: "A1", badge: "7" } });
  expect(await editSlot(SLOT, { allocation: 0.5, extra: { desk: "B2" } })).toBe("c1");
  expect(got).toEqual([
    { allocation: 0.5, extra: { desk: "B2" }, rev: 1 },
    { allocation: 0.5, extra: { desk: "B2" }, rev: 3 },
  ]);
});

test("what somebody else has put into the same field is not written over", async () => {
  standing({ ...SLOT, rev: 2, allocation: 0.8 });
  await expect(editSlot(SLOT, { allocation: 0.5 })).rejects.toBeInstanceOf(Problem);
  standing({ ...SLOT, rev: 2, extra: { desk: "C3" } });
  await expect(editSlot(SLOT, { extra: { desk: "B2" } })).rejects.toBeInstanceOf(Problem);
});
