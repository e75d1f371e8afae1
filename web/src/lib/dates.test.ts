import { expect, test } from "vitest";
import { dayOfMoment, endOf, lastDayBefore } from "./dates";

const NOW = new Date(2026, 10, 21, 12);

test("a last day is whole: it is over at midnight, and read back it is the same day", () => {
  expect(new Date(endOf("2026-12-31")).getTime()).toBe(new Date(2027, 0, 1).getTime());
  expect(lastDayBefore(endOf("2027-02-28"))).toBe("2027-02-28");
  expect(lastDayBefore(new Date(2027, 4, 3, 14).toISOString())).toBe("2027-05-03");
});

test("a moment is of the day that the person's own calendar says, a minute before midnight and a minute after", () => {
  const before = new Date(2026, 10, 20, 23, 59).toISOString();
  const after = new Date(2026, 10, 21, 0, 1).toISOString();
  expect([before, after].map((at) => dayOfMoment(at, "en-GB", NOW))).toEqual(["20 Nov", "21 Nov"]);
});

test("another year is said", () => {
  expect(dayOfMoment(new Date(2025, 11, 31, 12).toISOString(), "en-GB", NOW)).toBe("31 Dec 2025");
});
