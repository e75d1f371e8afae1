import fc from "fast-check";
import type { TFunction } from "i18next";
import { describe, expect, test } from "vitest";
import { naturalKey } from "@/lib/natural";
import { type Field, fieldsById, type Value } from "./field";
import type { Asker } from "./filter";
import { total } from "./group";
import { pipeline, type Recipe } from "./pipeline";

interface Shot {
  id: string;
  name: string;
  frames: number | null;
  sequence: string | null;
  people: readonly string[];
  isDone: readonly boolean[];
}

const one = (value: Value | null): Value[] => (value === null || value === "" ? [] : [value]);

const PEOPLE = [
  { id: "k", name: "Kenji" },
  { id: "a", name: "Ana" },
];

const FIELDS: Field<Shot>[] = [
  { id: "name", title: "Name", kind: "text", values: (shot) => one(shot.name) },
  { id: "frames", title: "Frames", kind: "number", isSummed: true, values: (shot) => one(shot.frames) },
  { id: "sequence", title: "Sequence", kind: "text", none: "Nowhere", values: (shot) => one(shot.sequence) },
  { id: "people", title: "People", kind: "person", isMany: true, choices: PEOPLE, values: (shot) => shot.people },
  { id: "done", title: "Done", kind: "checkbox", isMany: true, values: (shot) => shot.isDone },
];
const fields = fieldsById(FIELDS);
const asker: Asker = { today: "2026-11-21", me: new Set(["k"]), open: new Set() };
const frames = fields.get("frames") as Field<Shot>;
const heading = {
  tongue: { t: ((key: string) => key) as unknown as TFunction, locale: "en", hoursPerDay: 8 },
  count: (rows: readonly Shot[]) => `${rows.length} shots`,
  sums: [frames],
  done: fields.get("done") as Field<Shot>,
};
const plain: Recipe<Shot> = { fields, filter: null, sort: [], group: [], asker, closed: new Set(), heading };

const shot = (id: string, more: Partial<Shot> = {}): Shot => ({
  ...{ id, name: id, frames: 10, sequence: "SQ010", people: [], isDone: [] },
  ...more,
});

const shots = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    name: fc.constantFrom("SH9", "SH010", "sh010", "é", ""),
    frames: fc.option(fc.integer({ min: 0, max: 200 })),
    sequence: fc.constantFrom("SQ2", "SQ10", null),
    people: fc.subarray(["k", "a", "gone"]),
    isDone: fc.array(fc.boolean(), { maxLength: 3 }),
  }),
  { selector: ({ id }) => id, maxLength: 30 },
);
const sorts = fc.array(
  fc.record({ field: fc.constantFrom("name", "frames", "sequence", "people", "done", "unknown"), desc: fc.boolean() }),
  { maxLength: 3 },
);
const groups = fc.uniqueArray(fc.constantFrom("sequence", "people", "frames"), { maxLength: 3 });

describe("headings", () => {
  test("tell how many rows, the sum of their frames and how far they are", () => {
    const { lines } = pipeline<Shot>()(
      [shot("SH010", { isDone: [true, false] }), shot("SH020", { isDone: [true, true], frames: 48 })],
      { ...plain, group: ["sequence"] },
    );
    expect(lines[0]).toMatchObject({ name: "SQ010", summary: "2 shots · Frames 58", progressLabel: "75 %", level: 0 });
    expect(lines.map(({ id }) => id).slice(1)).toEqual(["SH010", "SH020"]);
  });

  test("stand in the order of their names, and what has none comes last, also upside down", () => {
    const rows = [shot("1", { sequence: "SQ10" }), shot("2", { sequence: null }), shot("3", { sequence: "SQ2" })];
    const names = (desc: boolean) =>
      pipeline<Shot>()(rows, { ...plain, group: ["sequence"], sort: [{ field: "sequence", desc }] })
        .lines.filter((line) => line.kind === "group")
        .map(({ name }) => name);
    expect(names(false)).toEqual(["SQ2", "SQ10", "Nowhere"]);
    expect(names(true)).toEqual(["SQ10", "SQ2", "Nowhere"]);
  });

  test("a closed group keeps its heading, and hides the headings within", () => {
    const rows = [shot("1", { people: ["k"] }), shot("2", { people: ["a"], sequence: "SQ020" })];
    const recipe = { ...plain, group: ["sequence", "people"] };
    const [first] = pipeline<Shot>()(rows, recipe).groupIds;
    const shown = pipeline<Shot>()(rows, { ...recipe, closed: new Set([first ?? ""]) });
    expect(shown.lines.map((line) => (line.kind === "group" ? line.name : line.id))).toEqual([
      "SQ010",
      "SQ020",
      "Ana",
      "2",
    ]);
    expect(shown.rows).toHaveLength(2);
  });

  test("the sums of the groups of a level are the sum of the rows, and every row stands in one group", () => {
    fc.assert(
      fc.property(shots, groups, sorts, (rows, group, sort) => {
        const { lines, rows: shown } = pipeline<Shot>()(rows, { ...plain, group, sort });
        expect(shown.toSorted(byId)).toEqual(rows.toSorted(byId));
        expect(lines.filter((line) => line.kind === "row")).toHaveLength(rows.length);
        expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
        if (group.length === 0) return;
        const sums = lines
          .filter((line) => line.kind === "group" && line.level === 0)
          .map((line) => Number(/Frames (\d+)/.exec("summary" in line ? line.summary : "")?.[1] ?? 0));
        expect(sums.reduce((sum, part) => sum + part, 0)).toBe(total(rows, frames));
      }),
    );
  });
});

describe("sorting", () => {
  test("names go by their numbers, empties last in both directions, equals in the order they came", () => {
    const rows = [
      shot("1", { name: "SH010" }),
      shot("2", { name: "" }),
      shot("3", { name: "SH9" }),
      shot("4", { name: "sh010" }),
    ];
    const ids = (desc: boolean) =>
      pipeline<Shot>()(rows, { ...plain, sort: [{ field: "name", desc }] }).rows.map(({ id }) => id);
    expect(ids(false)).toEqual(["3", "1", "4", "2"]);
    expect(ids(true)).toEqual(["1", "4", "3", "2"]);
  });

  test("of several people the first by name gives the place", () => {
    const rows = [shot("1", { people: ["k"] }), shot("2", { people: ["k", "a"] })];
    const { rows: sorted } = pipeline<Shot>()(rows, { ...plain, sort: [{ field: "people", desc: false }] });
    expect(sorted.map(({ id }) => id)).toEqual(["2", "1"]);
  });

  test("agrees with comparing every pair, key by key, then by the order given", () => {
    fc.assert(
      fc.property(shots, sorts, (rows, sort) => {
        const { rows: sorted } = pipeline<Shot>()(rows, { ...plain, sort });
        const place = new Map(rows.map((row, at) => [row.id, at]));
        for (let at = 1; at < sorted.length; at++)
          expect(naively(sorted[at - 1] as Shot, sorted[at] as Shot, sort, place)).toBeLessThan(0);
      }),
    );
  });
});

test("asked again after changes it shows what a new one would show", () => {
  const edits = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 200 }), fc.constantFrom("SQ2", null)), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(shots, sorts, groups, edits, fc.boolean(), (rows, sort, group, changes, isFiltered) => {
      const filter = isFiltered ? ({ field: "frames", op: "gt", value: 20 } as const) : null;
      const recipe: Recipe<Shot> = { ...plain, sort, group, filter };
      const kept = pipeline<Shot>();
      kept(rows, recipe);
      let now = rows;
      for (const [at, count, sequence] of changes) {
        const changed = at % (now.length + 1);
        if (changed === now.length) now = now.slice(1);
        else now = now.map((row, index) => (index === changed ? { ...row, frames: count, sequence } : row));
        expect(kept(now, recipe)).toEqual(pipeline<Shot>()(now, recipe));
      }
    }),
  );
});

test("rows that did not change keep their lines, and headings of groups nothing happened in theirs", () => {
  const rows = [shot("1"), shot("2", { sequence: "SQ020" })];
  const show = pipeline<Shot>();
  const recipe = { ...plain, group: ["sequence"] };
  const before = show(rows, recipe).lines;
  const after = show([rows[0] as Shot, shot("2", { sequence: "SQ020", frames: 99 })], recipe).lines;
  expect(after[0]).toBe(before[0]);
  expect(after[1]).toBe(before[1]);
  expect(after[2]).not.toBe(before[2]);
});

function byId(one_: Shot, other: Shot): number {
  return one_.id < other.id ? -1 : 1;
}

function naively(
  first: Shot,
  second: Shot,
  sort: { field: string; desc: boolean }[],
  place: Map<string, number>,
): number {
  const keys: Record<string, (row: Shot) => string | number | null> = {
    name: (row) => (row.name === "" ? null : naturalKey(row.name)),
    frames: (row) => row.frames,
    sequence: (row) => (row.sequence === null ? null : naturalKey(row.sequence)),
    people: (row) => (row.people.includes("a") ? 0 : row.people.includes("k") ? 1 : row.people.length > 0 ? 2 : null),
    done: (row) => (row.isDone.length === 0 ? null : row.isDone.includes(false) ? 0 : 1),
  };
  for (const { field, desc } of sort) {
    const [a, b] = [keys[field]?.(first) ?? null, keys[field]?.(second) ?? null];
    if (a === b) continue;
    if (a === null || b === null) return a === null ? 1 : -1;
    return (a < b ? -1 : 1) * (desc ? -1 : 1);
  }
  return (place.get(first.id) ?? 0) - (place.get(second.id) ?? 0);
}
