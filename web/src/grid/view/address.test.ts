import fc from "fast-check";
import { expect, test } from "vitest";
import { differences, readSearch, viewSearch, writeSearch } from "./address";
import type { ViewState } from "./view-state";

const id = fc.oneof(
  fc.constantFrom("name", "task.any.due_date", "extra.weather"),
  fc.string({ minLength: 1, maxLength: 12 }).map((key) => `extra.${key}`),
);
const state: fc.Arbitrary<ViewState> = fc.record({
  columns: fc.array(
    fc.record(
      {
        id,
        width: fc.integer({ min: 40, max: 900 }),
        hidden: fc.boolean(),
        pinned: fc.constantFrom("left" as const, "right" as const),
      },
      { requiredKeys: ["id"] },
    ),
    { maxLength: 4 },
  ),
  filter: fc.option(fc.record({ field: id, op: fc.constant("is" as const), value: fc.string() })),
  sort: fc.array(fc.record({ field: id, desc: fc.boolean() }), { maxLength: 3 }),
  group: fc.array(id, { maxLength: 3 }),
  density: fc.constantFrom("compact", "comfortable", "thumbnails"),
});

test("an address tells a colleague all of a view, through the text it is written as", () => {
  fc.assert(
    fc.property(state, (view) => {
      const written = JSON.parse(JSON.stringify(writeSearch(view))) as Record<string, unknown>;
      expect(readSearch(written)).toEqual(view);
      expect(viewSearch(written)).toEqual(writeSearch(view));
    }),
  );
});

test("an address says only what differs", () => {
  const base: ViewState = { columns: [], filter: null, sort: [], group: ["parent"], density: "comfortable" };
  const mine: ViewState = { ...base, group: [], sort: [{ field: "name", desc: true }] };
  expect(writeSearch(differences(base, base))).toEqual({});
  expect(writeSearch(differences(base, mine))).toEqual({ sort: "-name", group: "none" });
});

test("strange words do no harm", () => {
  const strange = { filter: "x", sort: 3, group: null, density: "huge", row: "r", view: 7 };
  expect(viewSearch(strange)).toEqual({});
});
