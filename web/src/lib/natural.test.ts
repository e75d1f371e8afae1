import { describe, expect, test } from "vitest";
import { folded, natural, naturalKey } from "./natural";

describe("names in the order people expect", () => {
  test("numbers count by their size, wherever they stand", () => {
    const names = ["SH10", "sh9", "SQ2_SH1", "SH010_b", "SH10a", "SQ10_SH1"];
    expect(names.toSorted(natural)).toEqual(["sh9", "SH10", "SH010_b", "SH10a", "SQ2_SH1", "SQ10_SH1"]);
  });

  test("signs beyond the first plane come last, as in the database", () => {
    expect(["𠮷野", "ｱﾆﾒ", "東京"].toSorted(natural)).toEqual(["東京", "ｱﾆﾒ", "𠮷野"]);
  });

  test("the key is the one PostgreSQL makes", () => {
    expect(naturalKey("SH010_v2")).toBe("sh000000000010_v000000000002");
    expect(naturalKey("1234567890123456")).toBe("567890123456");
  });
});

test.each([
  ["İstanbul", "istanbul"],
  ["ΟΔΟΣ", "οδος"],
  ["ÉCOLE", "école"],
  ["STRASSE ẞ", "strasse ß"],
])("%s and %s are the same text but for case", (one, other) => {
  expect(folded(one)).toBe(folded(other));
});
