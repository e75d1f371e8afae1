import { expect, test } from "vitest";
import { Best, rank } from "./rank";
import { wordsOf } from "./folded";

function inOrder(typed: string, ...texts: string[]): string[] {
  const found = texts
    .map((text) => ({ text, score: rank(text, wordsOf(typed)) }))
    .filter(({ score }) => score !== null);
  return found.toSorted((one, other) => (other.score ?? 0) - (one.score ?? 0)).map(({ text }) => text);
}

test("what begins with the typed comes first, then what has a word of it, then what holds it inside", () => {
  expect(inOrder("ani", "Romanian", "Big animation", "Animation")).toEqual(["Animation", "Big animation", "Romanian"]);
});

test("a whole name beats a longer one that begins alike", () => {
  expect(inOrder("sh01", "SH010", "SH01")).toEqual(["SH01", "SH010"]);
});

test("every word has to occur, in any order, without minding case and accents", () => {
  expect(inOrder("élan ÉPI", "Episode of Elan", "Episode")).toEqual(["Episode of Elan"]);
});

test("the best few of many are kept in order", () => {
  const best = new Best<string>(2, (one, other) => (one < other ? -1 : 1));
  for (const [value, score] of [
    ["b", 1],
    ["c", 3],
    ["a", 1],
    ["d", 2],
    ["aa", 3],
  ] as const)
    best.offer(value, score);
  expect(best.all.map(({ value }) => value)).toEqual(["aa", "c"]);
});
