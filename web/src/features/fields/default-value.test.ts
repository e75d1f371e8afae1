import { expect, test } from "vitest";
import { defaultValue } from "./default-value";

test("a number is typed as people write it, and what is none is sent to be refused by name", () => {
  expect(defaultValue("number", [], "1,5")).toBe(1.5);
  expect(defaultValue("number", [], "wide")).toBe("wide");
});

test("a choice that was taken away is no default any more", () => {
  expect(defaultValue("list", ["35 mm"], "50 mm")).toBeNull();
  expect(defaultValue("tags", ["day", "night"], ["night", "dusk"])).toEqual(["night"]);
});

test("lines become the items of a checklist", () => {
  expect(defaultValue("checklist", [], "Scan\n\n Cut out ")).toEqual([
    { text: "Scan", done: false },
    { text: "Cut out", done: false },
  ]);
});

test("a required checkbox begins as on or off, any other one as on or unsaid", () => {
  expect([null, true].map((ticked) => defaultValue("checkbox", [], ticked, true))).toEqual([false, true]);
  expect([null, true].map((ticked) => defaultValue("checkbox", [], ticked))).toEqual([null, true]);
});

test("nothing typed, and a field of persons, begin empty", () => {
  expect(defaultValue("text", [], "  ")).toBeNull();
  expect(defaultValue("person", [], "ana")).toBeNull();
});
