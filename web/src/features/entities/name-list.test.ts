import { expect, test } from "vitest";
import { parseList, seriesPattern } from "./name-list";
import { parseNames } from "./name-pattern";

test("a list from a sheet says names, places and descriptions", () => {
  const { names, problems } = parseList('SH010\tSQ010\tDawn, wide\r\n\r\nSH020\t\t"Low angle"\nSH030 in SQ020\n', true);
  expect(problems).toEqual([]);
  expect(names).toEqual([
    { name: "SH010", parent: "SQ010", description: "Dawn, wide" },
    { name: "SH020", parent: null, description: "Low angle" },
    { name: "SH030", parent: "SQ020" },
  ]);
});

test("the second cell of an asset is its description", () => {
  expect(parseList("Bird in tree\tPlump", false).names).toEqual([
    { name: "Bird in tree", parent: null, description: "Plump" },
  ]);
});

test("a name that stands twice in one place is said to, and made once", () => {
  const { names, problems } = parseList("SH010\tSQ010\nsh010\tSQ010\nSH010\tSQ020", true);
  expect(names.map(({ parent }) => parent)).toEqual(["SQ010", "SQ020"]);
  expect(problems).toEqual([{ why: "twice", part: "sh010" }]);
});

test("three fields are a series", () => {
  const names = (first: string, last: string, step: string) =>
    parseNames(seriesPattern(first, last, step), true).names.map(({ name }) => name);
  expect(names("SH010", "SH050", "20")).toEqual(["SH010", "SH030", "SH050"]);
  expect(names("SH010", "", "10")).toEqual(["SH010"]);
  expect(parseNames(seriesPattern("SH050", "SH010", "10"), true).problems[0]?.why).toBe("backwards");
});
