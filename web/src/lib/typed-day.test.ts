import { expect, test } from "vitest";
import { addMonths, parseDay } from "./typed-day";

/** A Saturday. */
const TODAY = "2026-11-21";

test.each([
  ["2026-11-24", "2026-11-24"],
  ["2026/1/4", "2026-01-04"],
  ["2026-11-24 00:00:00", "2026-11-24"],
  ["24/11", "2026-11-24"],
  ["24.11.27", "2027-11-24"],
  ["3-1-2027", "2027-01-03"],
  ["11/24", "2026-11-24"],
  ["24 nov", "2026-11-24"],
  ["24 Sept 2027", "2027-09-24"],
  ["Nov 24, 2027", "2027-11-24"],
  ["Tue 24 Nov", "2026-11-24"],
  ["1st december", "2026-12-01"],
  ["24", "2026-11-24"],
  ["today", "2026-11-21"],
  ["Tomorrow", "2026-11-22"],
  ["yesterday", "2026-11-20"],
  ["+3d", "2026-11-24"],
  ["+3", "2026-11-24"],
  ["-2w", "2026-11-07"],
  ["+1m", "2026-12-21"],
  ["@today+1w", "2026-11-28"],
  ["mon", "2026-11-23"],
  ["saturday", "2026-11-28"],
])("%s is %s", (typed, day) => {
  expect(parseDay(typed, "en-GB", TODAY)).toBe(day);
});

test.each([
  ["demain", "2026-11-22"],
  ["après-demain", "2026-11-23"],
  ["aujourd’hui", "2026-11-21"],
  ["aujourd'hui", "2026-11-21"],
  ["lundi", "2026-11-23"],
  ["24 novembre", "2026-11-24"],
  ["1er déc. 2027", "2027-12-01"],
  ["4 août", "2026-08-04"],
  ["4 juil.", "2026-07-04"],
  ["+2s", "2026-12-05"],
  ["+3j", "2026-11-24"],
  ["tomorrow", "2026-11-22"],
])("in French %s is %s", (typed, day) => {
  expect(parseDay(typed, "fr-FR", TODAY)).toBe(day);
});

test("Americans write the month first", () => {
  expect(parseDay("3/4", "en-US", TODAY)).toBe("2026-03-04");
  expect(parseDay("3/4", "en-GB", TODAY)).toBe("2026-04-03");
  expect(parseDay("24/11", "en-US", TODAY)).toBe("2026-11-24");
});

test.each(["soon", "31/2", "2026-13-01", "32", "ju 4", "1/2/3/4", "24 nov 24 nov", "99999", "+3x", "1 jan 1500"])(
  "%s is no day",
  (typed) => {
    expect(parseDay(typed, "en-GB", TODAY)).toBeNull();
  },
);

test("a month after the 31st of January is the last of February", () => {
  expect(addMonths("2027-01-31", 1)).toBe("2027-02-28");
  expect(addMonths("2027-01-31", -2)).toBe("2026-11-30");
});
