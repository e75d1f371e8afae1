import { describe, expect, it } from "vitest";
import { parseWorked, worked } from "./worked";

describe("time as it is typed", () => {
  it.each([
    ["2h", 120],
    ["1.5", 90],
    ["1,5", 90],
    ["90m", 90],
    ["1:30", 90],
    ["1h30", 90],
    ["8", 480],
    ["1d", 456],
    ["", 0],
    ["0", 0],
  ])("%s is understood", (typed, minutes) => {
    expect(parseWorked(typed, 7.6)).toBe(minutes);
  });

  it.each(["soon", "2x", "25", "-1", "25h"])("%s is refused", (typed) => {
    expect(parseWorked(typed, 8)).toBeNull();
  });

  it("is shown as it can be typed again", () => {
    for (const minutes of [0, 5, 45, 60, 90, 125, 480, 1440]) expect(parseWorked(worked(minutes), 8)).toBe(minutes);
  });
});
