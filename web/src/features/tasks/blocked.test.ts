import type { TFunction } from "i18next";
import { expect, test } from "vitest";
import type { Lookup } from "@/api/lookup";
import { compile } from "@/grid/view/filter";
import { taskListFields } from "./fields";
import type { TaskRow } from "./task-row";

const known = { statuses: new Map(), members: new Map(), types: new Map(), taskTypes: [] } as unknown as Lookup;
const t = ((key: string) => key) as unknown as TFunction;
const asker = { today: "2026-11-21", me: new Set<string>(), open: new Set<string>() };
const rows = ["comp", "anim"].map((id) => ({ id, task: { id } }) as unknown as TaskRow);

function asked(blocked: ReadonlySet<string> | undefined) {
  const fields = taskListFields({ known, t, today: asker.today, parents: [], blocked });
  const { test: fits, broken } = compile({ field: "blocked", op: "is", value: true }, fields, asker);
  return { ids: rows.filter(fits).map(({ id }) => id), broken: broken.map(({ flaw }) => flaw) };
}

test("tasks that wait for others are filtered out of the rest", () => {
  expect(asked(new Set(["comp"]))).toEqual({ ids: ["comp"], broken: [] });
});

test("where nobody says what waits, the condition is told to be none and left out", () => {
  expect(asked(undefined)).toEqual({ ids: ["comp", "anim"], broken: ["field"] });
});
