import { expect, test } from "vitest";
import type { PlacedWidget } from "@/api/page-layouts";
import { moved, nextWidth, resized, withNew, without } from "./arrange";

const PAGE: PlacedWidget[] = [
  { widget: "tasks", width: 8 },
  { widget: "fields", width: 4 },
  { widget: "thread", width: 12 },
];
const names = (widgets: readonly PlacedWidget[]) => widgets.map(({ widget }) => widget).join(" ");

test("a widget that is moved changes places with those between, and stays on the page", () => {
  expect(names(moved(PAGE, "thread", 0))).toBe("thread tasks fields");
  expect(names(moved(PAGE, "tasks", 1))).toBe("fields tasks thread");
  expect(names(moved(PAGE, "tasks", -1))).toBe("tasks fields thread");
  expect(names(moved(PAGE, "fields", 9))).toBe("tasks thread fields");
  expect(names(moved(PAGE, "gone", 0))).toBe("tasks fields thread");
});

test("widths go by steps and stop at the ends", () => {
  expect([nextWidth(4, -1), nextWidth(4, 1), nextWidth(8, 1), nextWidth(12, 1)]).toEqual([4, 6, 12, 12]);
  expect(resized(PAGE, "fields", 6)[1]).toEqual({ widget: "fields", width: 6 });
});

test("a widget is added at the end and taken off", () => {
  expect(names(without(withNew(PAGE, "meadow.weather"), "tasks"))).toBe("fields thread meadow.weather");
});
