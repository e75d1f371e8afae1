import { expect, test } from "vitest";
import { type Field, fieldsById, type Value } from "./field";
import { compile, type Filter } from "./filter";
import { asGroup, changed, ofGroup, ownPart, withoutFields, withOwnPart, withPart } from "./tree";
import { chosenBy, chosenFilter, valueCounts } from "./value-counts";

const A: Filter = { field: "a", op: "empty" };
const B: Filter = { field: "b", op: "empty" };

test("a part is changed or taken away where it stands, also in a negated group", () => {
  const filter: Filter = { all: [A, { not: { any: [A, B] } }] };
  expect(changed(filter, [1, 0], () => null)).toEqual({ all: [A, { not: { any: [B] } }] });
  expect(changed(filter, [0], () => B)).toEqual({ all: [B, { not: { any: [A, B] } }] });
  expect(changed({ any: [A] }, [0], () => null)).toBeNull();
  expect(withPart(filter, [1], A)).toEqual({ all: [A, { not: { any: [A, B, A] } }] });
});

test("the conditions on a column go from wherever they stand, and groups that become empty with them", () => {
  expect(withoutFields({ all: [A, { not: { any: [A] } }, { any: [A, B] }] }, (field) => field === "a")).toEqual({
    all: [{ any: [B] }],
  });
  expect(withoutFields(A, (field) => field === "a")).toBeNull();
});

test("every filter is the group the builder shows", () => {
  for (const filter of [{ all: [A] }, { any: [A, B] }, { not: { all: [A] } }, { not: { any: [A] } }] as Filter[])
    expect(ofGroup(asGroup(filter))).toEqual(filter);
});

interface Row {
  weather: readonly Value[];
}
const weather: Field<Row> = {
  id: "weather",
  title: "Weather",
  kind: "text",
  isMany: true,
  values: (row) => row.weather,
};
const rows: Row[] = [
  { weather: ["rain", "fog"] },
  { weather: [] },
  { weather: ["rain"] },
  { weather: ["SH10"] },
  { weather: ["SH9"] },
];

test("values are counted once a row, in their order, what has none last", () => {
  expect(valueCounts(rows, weather)).toEqual([
    { value: "fog", count: 1 },
    { value: "rain", count: 2 },
    { value: "SH9", count: 1 },
    { value: "SH10", count: 1 },
    { value: null, count: 1 },
  ]);
});

test.each([[["fog"]], [["rain", null]], [[null]]] as (string | null)[][][])(
  "choosing %j shows the rows that have one of them, and is read back",
  (chosen) => {
    const filter = chosenFilter("weather", chosen);
    const { test: matches } = compile(filter, fieldsById([weather]), {
      today: "2026-11-21",
      me: new Set(),
      open: new Set(),
    });
    const expected = rows.filter((row) =>
      row.weather.length === 0 ? chosen.includes(null) : row.weather.some((value) => chosen.includes(String(value))),
    );
    expect(rows.filter(matches)).toEqual(expected);
    expect(chosenBy(filter as Filter, "weather")).toEqual(chosen);
  },
);

test("choosing values leaves the rest of the filter alone, and choosing none takes only that away", () => {
  const isOwn = (part: Filter) => chosenBy(part, "weather") !== null;
  const rest: Filter = { any: [{ field: "name", op: "contains", value: "SH" }, B] };
  const once = withOwnPart(rest, ownPart(rest, isOwn), chosenFilter("weather", ["fog"]));
  expect(once).toEqual({ all: [rest, { field: "weather", op: "in", value: ["fog"] }] });
  const twice = withOwnPart(once, ownPart(once, isOwn), chosenFilter("weather", ["fog", null]));
  expect(asGroup(twice).parts).toHaveLength(2);
  expect(withOwnPart(twice, ownPart(twice, isOwn), null)).toEqual({ all: [rest] });
});
