import { expect, test } from "vitest";
import { dayIn } from "./day-in-zone";

test("a moment is another day elsewhere, summer time included, and that of UTC where the zone is not known", () => {
  const [evening, winter] = ["2026-07-31T22:30:00.123456+00:00", "2026-01-31T22:30:00Z"];
  expect(["UTC", "Europe/Paris", "Asia/Tokyo"].map((zone) => dayIn(zone, evening))).toEqual([
    ...["2026-07-31", "2026-08-01", "2026-08-01"],
  ]);
  expect(["Europe/Paris", "Pacific/Auckland", "America/Los_Angeles"].map((zone) => dayIn(zone, winter))).toEqual([
    ...["2026-01-31", "2026-02-01", "2026-01-31"],
  ]);
  expect(["", "Mars/Olympus"].map((zone) => dayIn(zone, evening))).toEqual(["2026-07-31", "2026-07-31"]);
});
