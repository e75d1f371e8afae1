import { expect, test } from "vitest";
import type { NotificationOut } from "@/api/schema.gen";
import { byDay } from "./days";

const row = (id: string, part: Partial<NotificationOut> = {}): NotificationOut => ({
  id,
  reason: "assigned",
  at: "2026-11-21T10:00:00",
  read_at: "2026-11-21T11:00:00",
  change_set_id: "one",
  actor: null,
  project: { id: "p", name: "Meadow" },
  entity: null,
  task: null,
  comment: null,
  status: null,
  ...part,
});

test("many tasks given at once are one line, unread while one of them is", () => {
  const [day] = byDay([row("a"), row("b", { read_at: null }), row("c", { change_set_id: "two" })]);
  expect(day?.entries.map(({ rows, isUnread }) => [rows.length, isUnread])).toEqual([
    [2, true],
    [1, false],
  ]);
});

test("each note stands for itself, each day under its own name", () => {
  const comment = { id: "n", excerpt: "Ears up.", reply_to_id: null };
  const days = byDay([
    row("a", { comment, reason: "commented" }),
    row("b", { comment, reason: "commented" }),
    row("c", { at: "2026-11-20T10:00:00" }),
  ]);
  expect(days.map(({ entries }) => entries.length)).toEqual([2, 1]);
});
