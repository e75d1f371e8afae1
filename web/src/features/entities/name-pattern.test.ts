import fc from "fast-check";
import { expect, test } from "vitest";
import { MOST_NAMES, nextName, parseNames } from "./name-pattern";

const names = (typed: string) => parseNames(typed, true).names.map(({ name }) => name);

test("a series keeps its padding and takes its step", () => {
  expect(names("SH010-SH050 step 10 in SQ020")).toEqual(["SH010", "SH020", "SH030", "SH040", "SH050"]);
  expect(names("SH010-SH025 step 5")).toEqual(["SH010", "SH015", "SH020", "SH025"]);
  expect(names("SH990..SH1010")).toEqual(["SH990", "SH1000", "SH1010"]);
  expect(names("sh1 to 4")).toEqual(["sh1", "sh2", "sh3", "sh4"]);
});

test("without a step tens go in tens and others in ones", () => {
  expect(names("SH010-030")).toEqual(["SH010", "SH020", "SH030"]);
  expect(names("SH011-SH013")).toEqual(["SH011", "SH012", "SH013"]);
});

test("a list may name a place for each of its parts", () => {
  const { names: found, problems } = parseNames("SH010, SH020 in SQ010; SH010-SH020 in SQ020", true);
  expect(problems).toEqual([]);
  expect(found.map(({ name, parent }) => `${parent} ${name}`)).toEqual([
    "SQ010 SH010",
    "SQ010 SH020",
    "SQ020 SH010",
    "SQ020 SH020",
  ]);
});

test("a dash that is part of a name stays one", () => {
  expect(names("SQ020-SH010")).toEqual(["SQ020-SH010"]);
  expect(names("SQ020-SH010 .. SQ020-SH030")).toEqual(["SQ020-SH010", "SQ020-SH020", "SQ020-SH030"]);
  expect(names("X-Wing")).toEqual(["X-Wing"]);
  expect(names("2026-11")).toEqual(["2026-11"]);
});

test("what stands under nothing may have a place in its name", () => {
  expect(parseNames("Bird in tree", false).names).toEqual([{ name: "Bird in tree", parent: null }]);
});

test("what cannot be read is said, part by part", () => {
  const why = (typed: string) => parseNames(typed, true).problems.map((problem) => problem.why);
  expect(why("SH200-SH010")).toEqual(["backwards"]);
  expect(why("SH010-SH200 step 0")).toEqual(["noStep"]);
  expect(why("SH010-SH200 step ten")).toEqual(["noStep"]);
  expect(why("SH010, sh010")).toEqual(["twice"]);
  expect(why("SH010 in SQ010, SH010 in SQ020")).toEqual([]);
  expect(why("x".repeat(201))).toEqual(["tooLong"]);
  expect(parseNames("SH000001-SH900000000 step 1", true)).toEqual({
    names: [],
    problems: [{ why: "tooMany", part: "SH000001-SH900000000 step 1" }],
  });
});

test("any series has as many different names as its bounds and step say", () => {
  const bounds = fc.record({
    prefix: fc.stringMatching(/^[A-Z]{0,3}[A-Z]_?$/u),
    first: fc.nat(5000),
    count: fc.integer({ min: 2, max: 200 }),
    step: fc.integer({ min: 1, max: 40 }),
    padding: fc.integer({ min: 1, max: 6 }),
  });
  fc.assert(
    fc.property(bounds, ({ prefix, first, count, step, padding }) => {
      const spelled = (number: number) => prefix + String(number).padStart(padding, "0");
      const found = names(`${spelled(first)}-${spelled(first + (count - 1) * step)} step ${step}`);
      expect(found).toHaveLength(count);
      expect(new Set(found).size).toBe(count);
      expect(found.at(-1)).toBe(spelled(first + (count - 1) * step));
    }),
  );
});

test("anything typed is read within the limit and never breaks", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.boolean(), (typed, takesParent) => {
      expect(parseNames(typed, takesParent).names.length).toBeLessThanOrEqual(MOST_NAMES);
    }),
  );
});

test("the next name goes on as the series does, over those that are taken", () => {
  expect(nextName("SH010")).toBe("SH020");
  expect(nextName("SH011")).toBe("SH012");
  expect(nextName("SH010", new Set(["sh020", "sh030"]))).toBe("SH040");
  expect(nextName("Bunny")).toBeNull();
});
