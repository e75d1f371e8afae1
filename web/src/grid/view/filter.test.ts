import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Field, fieldsById, OPERATORS, type Value } from "./field";
import { type Asker, compile, type Condition, type Filter } from "./filter";

type Row = Record<string, readonly Value[]>;

const field = (id: string, more: Partial<Field<Row>>): Field<Row> => ({
  ...{ id, title: id, kind: "text", values: (row) => row[id] ?? [] },
  ...more,
});
const fields = fieldsById([
  field("name", {}),
  field("tags", { isMany: true }),
  field("frames", { kind: "number" }),
  field("due", { kind: "date" }),
  field("isKey", { kind: "checkbox" }),
  field("done", { kind: "checkbox", isMany: true }),
  field("status", { kind: "choice" }),
  field("who", { kind: "person", isMany: true }),
]);
// A Saturday.
const asker: Asker = { today: "2026-11-21", me: new Set(["my-slot", "my-other"]), open: new Set(["nobody"]) };

function holds(filter: Filter, row: Row): boolean {
  const { test: matches, broken } = compile(filter, fields, asker);
  expect(broken).toEqual([]);
  return matches(row);
}

test.each<[Condition, Row, boolean]>([
  [{ field: "name", op: "is", value: "sh010" }, { name: ["SH010"] }, true],
  [{ field: "name", op: "contains", value: "İ" }, { name: ["istanbul"] }, true],
  [{ field: "name", op: "starts_with", value: "élan" }, { name: ["ÉLAN vital"] }, true],
  [{ field: "name", op: "is", value: "elan" }, { name: ["élan"] }, false],
  [{ field: "name", op: "not_contains", value: "x" }, {}, true],
  [{ field: "name", op: "empty" }, {}, true],
  [{ field: "tags", op: "in", value: ["RAIN", "snow"] }, { tags: ["night", "rain"] }, true],
  [{ field: "tags", op: "is_not", value: "rain" }, { tags: ["night", "rain"] }, false],
  [{ field: "frames", op: "between", value: [10, 20] }, { frames: [20] }, true],
  [{ field: "frames", op: "lt", value: 10 }, {}, false],
  [{ field: "due", op: "lt", value: "@today" }, { due: ["2026-11-20"] }, true],
  [{ field: "due", op: "le", value: "@today+1w" }, { due: ["2026-11-28"] }, true],
  [{ field: "due", op: "is", value: "@this_week" }, { due: ["2026-11-16"] }, true],
  [{ field: "due", op: "in", value: "@next_week" }, { due: ["2026-11-23"] }, true],
  [{ field: "due", op: "not_in", value: ["@last_month", "2026-11-21"] }, { due: ["2026-10-31"] }, false],
  [{ field: "isKey", op: "is", value: false }, {}, true],
  [{ field: "isKey", op: "is_not", value: false }, {}, false],
  [{ field: "done", op: "is", value: false }, {}, false],
  [{ field: "done", op: "is", value: false }, { done: [true, false] }, true],
  [{ field: "who", op: "is", value: "@me" }, { who: ["other", "my-other"] }, true],
  [{ field: "who", op: "not_in", value: ["@open", "other"] }, { who: ["nobody"] }, false],
  [{ field: "status", op: "is", value: "WIP" }, { status: ["wip"] }, false],
])("%j of %j is %j", (condition, row, expected) => {
  expect(holds(condition, row)).toBe(expected);
});

describe("the algebra of filters", () => {
  const word = fc.constantFrom("a", "B", "ab", "Σ");
  const day = fc.constantFrom("2026-11-20", "2026-11-21", "2026-12-01");
  const row = fc.record({
    name: fc.array(word, { maxLength: 1 }),
    tags: fc.array(word, { maxLength: 3 }),
    frames: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 1 }),
    due: fc.array(day, { maxLength: 1 }),
    done: fc.array(fc.boolean(), { maxLength: 2 }),
  });
  const value: Record<string, fc.Arbitrary<Value>> = {
    ...{ name: word, tags: word, frames: fc.integer({ min: 0, max: 9 }), done: fc.boolean() },
    due: fc.oneof(day, fc.constantFrom("@today", "@today+10d")),
  };
  const condition = fc.constantFrom("name", "tags", "frames", "due", "done").chain((id) => {
    const one = value[id] ?? word;
    const ofOperator = (op: Condition["op"]): fc.Arbitrary<Condition> => {
      if (op === "empty" || op === "not_empty") return fc.constant({ field: id, op });
      if (op === "between") return fc.tuple(one, one).map((bounds) => ({ field: id, op, value: bounds }));
      if (op === "in" || op === "not_in")
        return fc.array(one, { maxLength: 3 }).map((list) => ({ field: id, op, value: list }));
      return one.map((held) => ({ field: id, op, value: held }));
    };
    return fc.constantFrom(...OPERATORS[fields.get(id)?.kind ?? "text"]).chain(ofOperator);
  });
  const { tree } = fc.letrec<{ tree: Filter }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      condition,
      fc.record({ all: fc.array(tie("tree"), { maxLength: 3 }) }),
      fc.record({ any: fc.array(tie("tree"), { maxLength: 3 }) }),
      fc.record({ not: tie("tree") }),
    ),
  }));

  test("not not is nothing", () => {
    fc.assert(fc.property(tree, row, (filter, held) => holds({ not: { not: filter } }, held) === holds(filter, held)));
  });

  test("not all is any not, and not any is all not", () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 3 }), row, (parts, held) => {
        const nots = parts.map((part) => ({ not: part }));
        expect(holds({ not: { all: parts } }, held)).toBe(holds({ any: nots }, held));
        expect(holds({ not: { any: parts } }, held)).toBe(holds({ all: nots }, held));
      }),
    );
  });

  test.each([
    ["is", "is_not"],
    ["in", "not_in"],
    ["contains", "not_contains"],
    ["empty", "not_empty"],
  ] as const)("%s and %s are opposites", (op, opposite) => {
    const asked = op === "in" ? fc.array(word, { maxLength: 2 }) : word;
    fc.assert(
      fc.property(asked, row, (said, held) => {
        const ask = (which: Condition["op"]) => ({
          field: "tags",
          op: which,
          ...(op === "empty" ? {} : { value: said }),
        });
        expect(holds(ask(op), held)).toBe(!holds(ask(opposite), held));
      }),
    );
  });

  test("nothing asked holds of every row, a choice of nothing of none", () => {
    expect(holds({ all: [] }, {})).toBe(true);
    expect(holds({ any: [] }, {})).toBe(false);
  });
});

describe("what cannot be asked", () => {
  const asked = (filter: unknown) => compile(filter as Filter, fields, asker);

  test("is named by its place and left out, and the rest is asked", () => {
    const { test: matches, broken } = asked({
      all: [
        { field: "name", op: "is", value: "a" },
        { not: { field: "gone", op: "is", value: "x" } },
        {
          any: [
            { field: "frames", op: "contains", value: 1 },
            { field: "due", op: "lt", value: "soon" },
          ],
        },
      ],
    });
    expect(broken).toEqual([
      { path: "filter.all.1.not.field", flaw: "field" },
      { path: "filter.all.2.any.0.op", flaw: "operator" },
      { path: "filter.all.2.any.1.value", flaw: "value" },
    ]);
    expect([matches({ name: ["A"] }), matches({ name: ["b"] })]).toEqual([true, false]);
  });

  test("anything at all is survived", () => {
    fc.assert(fc.property(fc.jsonValue(), (junk) => typeof asked({ all: [junk] }).test({}) === "boolean"));
  });

  test("has its limits", () => {
    const deep = Array.from({ length: 9 }).reduce<Filter>((inner) => ({ not: inner }), { field: "name", op: "empty" });
    expect(asked(deep).broken[0]?.flaw).toBe("tooDeep");
    const wide = { any: Array.from({ length: 201 }, () => ({ field: "name", op: "empty" })) };
    expect(asked(wide).broken.map(({ flaw }) => flaw)).toEqual(["tooMany"]);
    const long = { field: "frames", op: "in", value: Array.from({ length: 1_001 }, (_, at) => at) };
    expect(asked(long).broken[0]?.flaw).toBe("tooMany");
  });
});
