import { expect, test } from "vitest";
import { deadlineOf, type SaidDeadline } from "./deadline";

const SAID: SaidDeadline = { by: "day", day: "", milestoneId: null, daysBefore: "", workdays: "" };

test("a day alone dates the tasks and leaves their start", () => {
  expect(deadlineOf({ ...SAID, day: "2026-12-01" })).toEqual({ due_date: "2026-12-01", days_before: 0 });
});

test("a milestone counts back its working days, and a day typed before is forgotten", () => {
  const said = { ...SAID, by: "milestone" as const, day: "2026-12-01", milestoneId: "lock", daysBefore: 5 as const };
  expect(deadlineOf({ ...said, workdays: 3 })).toEqual({ milestone_id: "lock", days_before: 5, workdays: 3 });
});

test("nothing is asked for while no day and no milestone is chosen", () => {
  expect(deadlineOf({ ...SAID, workdays: 3 })).toBeNull();
  expect(deadlineOf({ ...SAID, by: "milestone", day: "2026-12-01" })).toBeNull();
});
