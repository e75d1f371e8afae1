import { expect, test } from "vitest";
import { isSane, renumbered, usualNumbering } from "./renumber";

const row = (name: string, place = "SQ010") => ({ id: `${place} ${name}`, name, place });
const placeOf = ({ place }: { place: string }) => place;
const tens = { prefix: "SH", start: 10, step: 10, padding: 3 };

test("rows get the names of the series in their order", () => {
  const renamed = renumbered([row("SH005"), row("SH007"), row("SH040")], [], tens, placeOf);
  expect(renamed.map(({ from, to }) => `${from} -> ${to}`)).toEqual([
    "SH005 -> SH010",
    "SH007 -> SH020",
    "SH040 -> SH030",
  ]);
  expect(renamed.some(({ isTaken }) => isTaken)).toBe(false);
});

test("a name that a row outside the selection has is taken, one that moves along within it is not", () => {
  const chosen = [row("SH020"), row("SH030")];
  expect(renumbered(chosen, [], tens, placeOf).map(({ isTaken }) => isTaken)).toEqual([false, false]);
  expect(renumbered(chosen, [row("sh010")], tens, placeOf).map(({ isTaken }) => isTaken)).toEqual([true, false]);
  expect(renumbered(chosen, [row("SH010", "SQ020")], tens, placeOf).map(({ isTaken }) => isTaken)).toEqual([
    false,
    false,
  ]);
});

test("the numbering offered is the one the first name has", () => {
  expect(usualNumbering(["SQ020_SH0010"])).toEqual({ prefix: "SQ020_SH", start: 10, step: 10, padding: 4 });
  expect(usualNumbering(["Bunny"])).toEqual({ prefix: "Bunny", start: 10, step: 10, padding: 3 });
  expect(usualNumbering(["v7"])).toEqual({ prefix: "v", start: 7, step: 1, padding: 1 });
  expect(isSane({ ...tens, step: 0 })).toBe(false);
});
