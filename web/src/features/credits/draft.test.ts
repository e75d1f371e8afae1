import { expect, test } from "vitest";
import { choiceOf, type Line, moved, named, newLine, placed, sectionMoved, sectionsOf } from "./draft";

function line(key: string, section: string | null, more: Partial<Line> = {}): Line {
  return { ...newLine(key, section), member_id: key, name: key, role: "Animator", ...more };
}

const LINES = [line("ana", "Animation"), line("ben", "Animation"), line("cy", "Light"), line("dee", null)];

const names = (lines: readonly Line[]) =>
  sectionsOf(lines).map(({ name, lines: own }) => `${name}: ${own.map(({ key }) => key).join(" ")}`);

test("a line that is moved over the edge of its section joins the next one", () => {
  expect(names(moved(LINES, "ana", 1))).toEqual(["Animation: ben ana", "Light: cy", "null: dee"]);
  expect(names(moved(LINES, "ben", 1))).toEqual(["Animation: ana", "Light: ben cy", "null: dee"]);
  expect(names(moved(LINES, "cy", -1))).toEqual(["Animation: ana ben cy", "null: dee"]);
  expect(names(moved(LINES, "ana", -1))).toEqual(names(LINES));
});

test("a line that is dropped takes the section of where it lands", () => {
  expect(names(placed(LINES, "dee", "ben", "before"))).toEqual(["Animation: ana dee ben", "Light: cy"]);
  expect(names(placed(LINES, "ana", "cy", "after"))).toEqual(["Animation: ben", "Light: cy ana", "null: dee"]);
});

test("a section is moved with all of its lines", () => {
  expect(names(sectionMoved(LINES, "Light", -1))).toEqual(["Light: cy", "Animation: ana ben", "null: dee"]);
  expect(names(sectionMoved(LINES, null, 1))).toEqual(names(LINES));
});

test("only what is not as the slot says is sent, so that the slot's new name still reaches the roll", () => {
  const usual = { usual_name: "Ana", usual_role: "Animator", usual_section: "Animation" };
  expect(choiceOf(line("ana", "Animation", { ...usual, name: "Ana", role: "Lead" }))).toEqual({
    ...{ member_id: "ana", role: "Lead", hidden: false },
  });
  expect(choiceOf({ ...newLine("new", "Thanks"), name: " The village " })).toEqual({
    ...{ section: "Thanks", name: "The village", hidden: false },
  });
});

test("neither the hidden nor the nameless roll over the screen", () => {
  const lines = [line("ana", "Animation", { hidden: true }), line("ben", "Light", { name: null }), line("cy", null)];
  expect(named(lines).map(({ name }) => name)).toEqual([null]);
});
