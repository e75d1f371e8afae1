import { expect, test } from "vitest";
import { memberChoices, statusChoices, statusesToGive } from "./choices";
import type { Member, Person, TaskStatus } from "./context";
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

test("a person is chosen by their face where they gave one", () => {
  const member = (id: string, account_id: string | null) => [id, { id, account_id, name: id } as Member] as const;
  const people = [{ id: "a1", avatar_id: "m1" }, { id: "a2", avatar_id: null }] as Person[]; // prettier-ignore
  const members = new Map([member("ana", "a1"), member("kenji", "a2"), member("open", null)]);
  expect(memberChoices({ ...known, members, people }).map(({ id, picture }) => [id, picture])).toEqual([
    ["ana", "/api/v1/media/m1/file"],
    ["kenji", undefined],
    ["open", undefined],
  ]);
});
