import { expect, test } from "vitest";
import { duration, parseDuration } from "./durations";

test("what is shown can be typed again and means the same", () => {
  for (const minutes of [0, 30, 60, 480, 3750, 9605]) expect(parseDuration(duration(minutes))).toBe(minutes);
});

test.each([
  ["2d 4h", 1200],
  ["2j 4h", 1200],
  ["1,5 d", 720],
  ["90 min", 90],
  ["3", 1440],
])("%s is %i minutes", (typed, minutes) => {
  expect(parseDuration(typed)).toBe(minutes);
});

test.each(["soon", "2x", ""])("%j is no duration", (typed) => {
  expect(parseDuration(typed)).toBeNull();
});
