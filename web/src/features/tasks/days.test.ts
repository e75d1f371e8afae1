import type { TFunction } from "i18next";
import { expect, test } from "vitest";
import type { Lookup } from "@/api/lookup";
import { compile } from "@/grid/view/filter";
import type { Words } from "@/grid/words";
import { taskListColumns } from "./columns";
import { taskListFields } from "./fields";
import type { TaskRow } from "./task-row";

const statuses = [
  { id: "wip", is_done: false },
  { id: "done", is_done: true },
];
const known = {
  statuses: new Map(statuses.map((status) => [status.id, status])),
  ...{ members: new Map(), types: new Map(), taskTypes: [] },
} as unknown as Lookup;
const t = ((key: string) => key) as unknown as TFunction;
const asker = { today: "2026-11-20", me: new Set<string>(), open: new Set<string>() };

function row(id: string, task_status_id: string, added_on: string, started_on: string | null, done_on: string | null) {
  return { id, task: { id, task_status_id, added_on, started_on, done_on } } as unknown as TaskRow;
}

const rows = [
  row("open", "wip", "2026-11-02", "2026-11-10", "2026-11-11"),
  row("done last week", "done", "2026-11-02", "2026-11-03", "2026-11-15"),
  row("brought in done last week", "done", "2026-11-09", null, null),
  row("done this week", "done", "2026-11-02", "2026-11-03", "2026-11-16"),
];

const found = (field: string, op: "is" | "le" | "empty", value?: string) => {
  const fields = taskListFields({ known, t, today: asker.today, parents: [] });
  const { test: fits, broken } = compile({ field, op, value }, fields, asker);
  expect(broken).toEqual([]);
  return rows.filter(fits).map(({ id }) => id);
};

test("what was done, started or added last week is asked for by name", () => {
  expect(found("done_on", "is", "@last_week")).toEqual(["done last week", "brought in done last week"]);
  expect(found("started_on", "is", "@last_week")).toEqual(["open"]);
  expect(found("added_on", "is", "@last_week")).toEqual(["brought in done last week"]);
  expect([found("done_on", "empty"), found("started_on", "empty")]).toEqual([["open"], ["brought in done last week"]]);
});

test("the days are columns that stand aside and are read, by clients too, and tell what the filter means", () => {
  const columns = taskListColumns({
    ...{ known, look: { t, locale: "en" }, words: { t } as unknown as Words, entities: () => [], may: () => false },
    now: () => ({ pending: new Map() }) as never,
  });
  const days = ["started_on", "done_on", "added_on"].map((id) => columns.find((column) => column.id === id));
  expect(
    days.map((day) => day && [day.isHiddenByDefault, day.isEditable?.(rows[0] as TaskRow), day.readOnlyReason]),
  ).toEqual(Array.from({ length: 3 }, () => [true, false, "columns.computed"]));
  expect(rows.map((one) => days.map((day) => day?.value(one)))).toEqual([
    ["2026-11-10", null, "2026-11-02"],
    ["2026-11-03", "2026-11-15", "2026-11-02"],
    [null, "2026-11-09", "2026-11-09"],
    ["2026-11-03", "2026-11-16", "2026-11-02"],
  ]);
});
