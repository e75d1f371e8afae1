import { expect, test } from "vitest";
import { statusChoices, statusesToGive } from "./choices";
import type { TaskStatus } from "./context";
import type { Lookup } from "./lookup";

const status = (id: string, may_set: boolean) => ({ id, name: id, color: "#888888", may_set }) as TaskStatus;
const known = {
  statuses: new Map([status("ready", true), status("approved", false)].map((one) => [one.id, one])),
} as unknown as Lookup;

test("a status one may not set is no longer offered where statuses are given, and still found by filters", () => {
  expect(statusesToGive(known).map(({ id, isRetired }) => [id, isRetired])).toEqual([
    ["ready", false],
    ["approved", true],
  ]);
  expect(statusChoices(known).map(({ id, name }) => [id, name])).toEqual([
    ["ready", "ready"],
    ["approved", "approved"],
  ]);
  expect(statusChoices(known).some((choice) => choice.isRetired)).toBe(false);
});
