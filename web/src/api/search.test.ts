import { expect, test } from "vitest";
import type { FoundRow } from "./schema.gen";
import { addressOf } from "./search";
import { taskColumnId } from "./task-column";

const ROW = { kind: "task", title: "SH010 Animation", project_id: "bunny", entity_id: "shot", entity_kind: "shot" };
const row = (more: Partial<FoundRow>) =>
  ({ ...ROW, task_id: "task", task_type_id: "anim", archived: false, ...more }) as FoundRow;

test("a hit leads to its row in the grid, and one that was put away to the archive, found there by its name", () => {
  expect(addressOf(row({}))).toBe(`/projects/bunny/shots?row=shot&col=${taskColumnId("anim")}&panel=thread`);
  expect(addressOf(row({ archived: true }))).toBe("/projects/bunny/archived?q=SH010+Animation");
});

test("what was said leads to its note in the thread", () => {
  const thread = `/projects/bunny/shots?row=shot&col=${taskColumnId("anim")}&panel=thread`;
  expect(addressOf(row({ kind: "comment", id: "n1" }))).toBe(`${thread}#note-n1`);
});

test("a production that was put away is brought back on the page of all productions", () => {
  expect(addressOf(row({ kind: "project", entity_id: null, entity_kind: null }))).toBe("/projects/bunny");
  expect(addressOf(row({ kind: "project", archived: true }))).toBe("/");
});
