import fc from "fast-check";
import { expect, test } from "vitest";
import { duration, parseDuration } from "./durations";

test("what is shown can be typed again and means the same, however long the studio's day is", () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.double({ min: 0.5, max: 24, noNaN: true }), (minutes, hoursPerDay) => {
      expect(parseDuration(duration(minutes, hoursPerDay), hoursPerDay)).toBe(minutes);
      expect(parseDuration(duration(minutes, hoursPerDay, "j"), hoursPerDay)).toBe(minutes);
    }),
  );
});

test.each([
  ["2d 4h", 1200],
  ["2j 4h", 1200],
  ["2d4h", 1200],
  ["1,5 d", 720],
  ["1.5d", 720],
  ["6h", 360],
  ["1:30", 90],
  ["1h30", 90],
  ["90 min", 90],
  ["2 weeks", 4800],
  ["1 semaine 2 jours", 3360],
  ["3", 1440],
])("%s is %i minutes", (typed, minutes) => {
  expect(parseDuration(typed)).toBe(minutes);
});

test("a day is as long as the studio's", () => {
  expect(parseDuration("1d", 7.5)).toBe(450);
  expect(duration(450, 7.5)).toBe("1 d");
});

test.each(["soon", "2x", "", "2d 4", "1:75", "-2d"])("%j is no duration", (typed) => {
  expect(parseDuration(typed)).toBeNull();
});
