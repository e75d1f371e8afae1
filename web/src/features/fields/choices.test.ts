import { expect, it } from "vitest";
import { choicesFrom } from "./choices";

const held = [
  { value: "35", color: "#4a9eff" },
  { value: "50", color: null },
];

it("takes a word written over another for its new name, colour and all", () => {
  expect(choicesFrom("35 mm\n50", held)).toEqual([
    { value: "35 mm", color: "#4a9eff", was: "35" },
    { value: "50", color: null },
  ]);
});

it("takes nothing for renamed where lines came, went or only changed places", () => {
  expect(choicesFrom("50\n35", held).some(({ was }) => was)).toBe(false);
  expect(choicesFrom("35\n50\n85\n\n85", held)).toEqual([...held, { value: "85", color: null }]);
  expect(choicesFrom("85", held)).toEqual([{ value: "85", color: null }]);
});
