import { expect, test } from "vitest";
import { type Choice, type ChoiceGroup, modeOf } from "./jump-choice";
import { ranked } from "./jump-rank";

function choice(group: ChoiceGroup, name: string, more: Partial<Choice> = {}): Choice {
  return { key: `${group} ${name}`, group, name, go: () => undefined, ...more };
}

const CHOICES = [
  choice("actions", "Archive"),
  choice("pages", "Archived"),
  choice("pages", "Activity"),
  choice("people", "Ana Moreau"),
  choice("rows", "SH010"),
];

function shown(typed: string, recent: string[] = []): Record<string, string[]> {
  const groups = ranked(CHOICES, typed, recent);
  return Object.fromEntries(groups.map(({ group, choices }) => [group, choices.map(({ name }) => name)]));
}

test("with nothing typed, what was chosen before stands first, then everything in its group", () => {
  expect(shown("", ["rows SH010"])).toEqual({
    recent: ["SH010"],
    actions: ["Archive"],
    pages: ["Archived", "Activity"],
    people: ["Ana Moreau"],
  });
});

test("what was chosen before wins among equals, and never over what answers better", () => {
  expect(shown("a", ["pages Activity"]).pages).toEqual(["Activity", "Archived"]);
  expect(shown("arch", ["pages Activity"])).toEqual({ actions: ["Archive"], pages: ["Archived"] });
});

test("the group of the best answer comes first", () => {
  expect(Object.keys(shown("ana"))).toEqual(["people"]);
  expect(Object.keys(shown("archived"))).toEqual(["pages"]);
});

test("what cannot be done now stands behind what can", () => {
  const groups = ranked([choice("actions", "Undo", { isEnabled: false }), choice("actions", "Undo all")], "undo", []);
  expect(groups[0]?.choices.map(({ name }) => name)).toEqual(["Undo all", "Undo"]);
});

test("what answers by other words than its own stands where it is said to", () => {
  const [first] = ranked([choice("rows", "SH0010", { worth: 1.5 }), choice("rows", "Rush 10")], "sh10", []);
  expect(first?.choices.map(({ name }) => name)).toEqual(["SH0010"]);
});

test("a sign before the words narrows what is looked for", () => {
  expect(modeOf(">arch")).toEqual({ mode: "actions", typed: "arch" });
  expect(modeOf("@ ana")).toEqual({ mode: "people", typed: " ana" });
  expect(modeOf("#sh010")).toEqual({ mode: "tasks", typed: "sh010" });
  expect(modeOf("c# shot")).toEqual({ mode: "all", typed: "c# shot" });
});
