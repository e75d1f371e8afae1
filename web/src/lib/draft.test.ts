import { expect, test } from "vitest";
import { type Draft, overtaken, settled, typedOver, unsaved, withDraft } from "./draft";

interface Row {
  name: string;
  days: number[];
  on: string | null;
}

const row: Row = { name: "Layout lock", days: [1, 2], on: null };
const nothing: Draft<Row> = {};

test("what is typed stays over a newer row, and the rest of the form follows that row", () => {
  const draft = typedOver(nothing, row, { name: "Lock" });
  const newer = { ...row, days: [3], on: "2027-01-01" };
  expect(withDraft(draft, newer)).toEqual({ name: "Lock", days: [3], on: "2027-01-01" });
  expect(unsaved(draft, newer)).toEqual({ name: "Lock" });
  expect(overtaken(draft, newer)).toEqual({});
});

test("what somebody else wrote into the same field is told beside what was typed", () => {
  const draft = typedOver(typedOver(nothing, row, { name: "L" }), { ...row, name: "Theirs" }, { name: "Lo" });
  expect(overtaken(draft, { ...row, name: "Theirs" })).toEqual({ name: "Theirs" });
  expect(unsaved(draft, { ...row, name: "Theirs" })).toEqual({ name: "Lo" });
  expect(overtaken(draft, { ...row, name: "Lo" })).toEqual({});
});

test("typed back to what the row holds, it is no draft any more", () => {
  const draft = typedOver(typedOver(nothing, row, { name: "L", days: [] }), row, { name: row.name });
  expect(unsaved(draft, row)).toEqual({ days: [] });
  expect(withDraft(draft, { ...row, name: "Theirs" }).name).toBe("Theirs");
});

test("what was saved is let go, what was typed on meanwhile is not", () => {
  const sent = typedOver(nothing, row, { name: "Lock", on: "2027-01-01" });
  const typedOn = typedOver(sent, row, { on: "2027-02-02" });
  const left = settled(typedOn, unsaved(sent, row));
  expect(unsaved(left, { ...row, name: "Lock", on: "2027-01-01" })).toEqual({ on: "2027-02-02" });
});
