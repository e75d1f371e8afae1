import { expect, test } from "vitest";
import { castingHref, castWords } from "./use-cast-columns";

test("a cast is told by names, with a number where there is more than one", () => {
  const casts = new Map([
    [
      "SH010",
      [
        { name: "Bunny", occurrences: 1 },
        { name: "Tree", occurrences: 12 },
        { name: null, occurrences: 1 },
      ],
    ],
  ]);
  const brief = { casts, shots: new Map<string, number>() };
  expect(castWords(brief, "SH010", "not shared any more")).toEqual(["Bunny", "Tree ×12", "not shared any more"]);
  expect(castWords(brief, "SH020", "")).toEqual([]);
});

test("a shot leads to its cast, an asset to every shot it is cast in", () => {
  expect(castingHref("film", "shot", "SH010")).toBe("/projects/film/casting?at=SH010");
  expect(castingHref("film", "scene", "INT")).toBe("/projects/film/casting?of=scene&at=INT");
  expect(castingHref("film", "asset", "Bunny")).toBe("/projects/film/casting?cast=Bunny");
});
