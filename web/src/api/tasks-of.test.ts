import { expect, test } from "vitest";
import { personHref, tasksOfHref } from "./tasks-of";

const slot = (id: string, account_id: string, project_id: string) => ({ id, account_id, project_id });
const SLOTS = [
  slot("newest", "kenji", "hidden"),
  slot("lead", "kenji", "bunny"),
  slot("animator", "kenji", "reel"),
  slot("lighter", "kenji", "reel"),
  slot("other", "leila", "reel"),
];
const LISTED = ["bunny", "reel"];

test("a person leads to the tasks of all their slots in the project that is open", () => {
  expect(personHref(SLOTS, "kenji", LISTED, "reel")).toBe(tasksOfHref("reel", ["animator", "lighter"]));
});

test("who is not in it is met in the project they came to last, of those whose team one may read", () => {
  expect(personHref(SLOTS, "kenji", LISTED, "elsewhere")).toBe(tasksOfHref("bunny", ["lead"]));
  expect(personHref(SLOTS, "leila", LISTED)).toBe(tasksOfHref("reel", ["other"]));
});

test("who has no slot that one sees leads nowhere", () => {
  expect(personHref(SLOTS, "ana", LISTED, "reel")).toBeNull();
});
