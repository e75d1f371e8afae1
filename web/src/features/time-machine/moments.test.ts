import { expect, test } from "vitest";
import { placeOf, readMoment, typedMoment } from "./moments";

const told = (...moments: string[]) => moments.map((at) => ({ at, sentence: "", who: "" }));

test("a moment stands at the last thing that had happened by then", () => {
  const diary = told("2026-11-21T09:00:00.000100Z", "2026-11-21T09:00:00.000900Z", "2026-11-21T10:00:00Z");
  expect(placeOf("2026-11-21T08:00:00Z", diary)).toBe(-1);
  expect(placeOf("2026-11-21T09:30:00Z", diary)).toBe(1);
  expect(placeOf("2026-11-21T11:00:00Z", diary)).toBe(2);
});

test("of two within one thousandth of a second the one that was chosen is found", () => {
  const diary = told("2026-11-21T09:00:00.000100Z", "2026-11-21T09:00:00.000900Z");
  expect(placeOf("2026-11-21T09:00:00.000100Z", diary)).toBe(0);
});

test("what is typed is of the person's own clock, and has happened", () => {
  const at = new Date(2026, 10, 21, 15, 40).toISOString();
  expect(typedMoment(at)).toBe("2026-11-21T15:40");
  expect(readMoment("2026-11-21T15:40", new Date(2026, 10, 22))).toBe(at);
  expect(readMoment("2026-11-21T15:40", new Date(2026, 10, 20))).toBeNull();
  expect(readMoment("")).toBeNull();
});
