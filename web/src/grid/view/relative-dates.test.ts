import { expect, test } from "vitest";
import { dayMeant, periodMeant } from "./relative-dates";

test.each([
  ["@today", "2026-11-21"],
  ["@today+3d", "2026-11-24"],
  ["@today-2w", "2026-11-07"],
  ["@today+2m", "2027-01-21"],
  ["2026-02-28", "2026-02-28"],
  ["2026-02-29", null],
  ["@tomorrow", null],
  ["24 Nov", null],
])("on 21 November %s means %s", (said, day) => {
  expect(dayMeant(said, "2026-11-21")).toBe(day);
});

test("a month on from the last day is the last day of a shorter month", () => {
  expect(dayMeant("@today+1m", "2028-01-31")).toBe("2028-02-29");
  expect(dayMeant("@today-1m", "2026-12-31")).toBe("2026-11-30");
});

test.each([
  ["@this_week", "2026-11-16", "2026-11-22"],
  ["@last_week", "2026-11-09", "2026-11-15"],
  ["@next_month", "2026-12-01", "2026-12-31"],
  ["@last_month", "2026-10-01", "2026-10-31"],
])("on a Saturday %s is from %s to %s", (said, from, to) => {
  expect(periodMeant(said, "2026-11-21")).toEqual({ from, to });
});

test("a Sunday ends its week, and March 31 has the whole of February behind it", () => {
  expect(periodMeant("@this_week", "2026-11-22")?.from).toBe("2026-11-16");
  expect(periodMeant("@last_month", "2026-03-31")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
});
