import { expect, test } from "vitest";
import { endOf, lastDayBefore } from "./dates";

test("a last day is whole: it is over at midnight, and read back it is the same day", () => {
  expect(new Date(endOf("2026-12-31")).getTime()).toBe(new Date(2027, 0, 1).getTime());
  expect(lastDayBefore(endOf("2027-02-28"))).toBe("2027-02-28");
  expect(lastDayBefore(new Date(2027, 4, 3, 14).toISOString())).toBe("2027-05-03");
});
