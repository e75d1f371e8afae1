import fc from "fast-check";
import { expect, test } from "vitest";
import type { GridRow } from "@/api/grid-copy";
import { putInCut } from "./cut-order";

const row = (name: string, cut_order: number | null, parent_id = "SQ010"): GridRow =>
  ({ id: `${parent_id} ${name}`, name, cut_order, parent_id, rev: 1 }) as GridRow;

function after(rows: readonly GridRow[], edits: ReturnType<typeof putInCut>): string[] {
  const moved = rows.map((old) => ({
    ...old,
    ...Object.fromEntries(edits.filter(({ id }) => id === old.id).map(({ field, value }) => [field, value])),
  }));
  return moved
    .toSorted((one, other) => (one.cut_order ?? Infinity) - (other.cut_order ?? Infinity))
    .map(({ name }) => name);
}

test("a row dragged where there is room changes alone", () => {
  const cut = [row("a", 10), row("b", 20), row("c", 30)];
  const edits = putInCut(cut, [cut[2] as GridRow], cut[1] as GridRow, "before");
  expect(edits).toHaveLength(1);
  expect(after(cut, edits)).toEqual(["a", "c", "b"]);
});

test("rows that were never put in order are counted when the first one is dragged", () => {
  const cut = [row("a", null), row("b", null), row("c", null)];
  const edits = putInCut(cut, [cut[0] as GridRow], cut[2] as GridRow, "after");
  expect(after(cut, edits)).toEqual(["b", "c", "a"]);
});

test("a row dragged into another sequence comes to stand under it", () => {
  const [here, there] = [row("a", 10), row("x", 10, "SQ020")];
  const edits = putInCut([there], [here], there, "after");
  expect(edits.map(({ field, value }) => [field, value])).toEqual([
    ["cut_order", 20],
    ["parent_id", "SQ020"],
  ]);
});

test("any rows dragged anywhere stand there afterwards, in their own order", () => {
  const cuts = fc.array(fc.option(fc.nat(40)), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(cuts, fc.infiniteStream(fc.boolean()), fc.nat(), fc.boolean(), (orders, picks, aim, isAfter) => {
      const sorted = orders.toSorted((one, other) => (one ?? Infinity) - (other ?? Infinity));
      const cut = sorted.map((order, index) => row(`r${index}`, order));
      const target = cut[aim % cut.length] as GridRow;
      const moved = cut.filter((one) => picks.next().value && one !== target);
      const staying = cut.filter((one) => !moved.includes(one)).map(({ name }) => name);
      const at = staying.indexOf(target.name) + (isAfter ? 1 : 0);
      const wanted = [...staying.slice(0, at), ...moved.map(({ name }) => name), ...staying.slice(at)];
      const edits = putInCut(cut, moved, target, isAfter ? "after" : "before");
      if (moved.length > 0) expect(after(cut, edits)).toEqual(wanted);
    }),
  );
});
