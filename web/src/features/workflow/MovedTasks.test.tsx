import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { BaselineOut, Comparison, MovedTask } from "@/api/schema.gen";
import { shortDay } from "@/lib/dates";
import { CompareButton } from "./CompareButton";

const BASELINE = { id: "b1", project_id: "p1", name: "As sold" } as BaselineOut;
const NONE = { later: 0, earlier: 0, otherwise: 0, unchanged: 6, gone: 0, new: 0 };

afterEach(() => vi.unstubAllGlobals());

const task = (name: string, dates: Partial<MovedTask>): MovedTask => ({
  ...{ task_id: name, name: "main", entity: { id: name, kind: "shot", name, parent_name: "SQ010" } },
  ...{ task_type: { id: "t1", name: "Animation", color: "#888888" }, days: null },
  ...{ start_then: "2026-12-01", due_then: "2026-12-04", start_now: "2026-12-01", due_now: "2026-12-04" },
  ...dates,
});

function shown() {
  const routeTree = createRootRoute({ component: () => <CompareButton row={BASELINE} /> });
  const router = createRouter({ routeTree, history: createMemoryHistory() });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

async function opened(answer: () => Response) {
  vi.stubGlobal("fetch", async () => answer());
  shown();
  fireEvent.click(await screen.findByRole("button", { name: "Compare As sold with now" }));
  return within(await screen.findByRole("dialog", { name: "As sold and now" }));
}

const says = (comparison: Partial<Comparison>) => () =>
  Response.json({ name: "As sold", taken_at: "2026-11-01T10:00:00Z", counts: NONE, rows: [], ...comparison });

test("a kept plan tells which tasks moved and by how much, each a way to its task", async () => {
  const rows = [
    task("SH030", { due_now: "2026-12-24", days: 20 }),
    task("SH010", { due_then: null, due_now: "2026-12-09", start_now: "2026-11-28", days: -3 }),
    task("SH020", { start_now: "2026-12-02", days: 0 }),
    task("SH040", { due_now: null, days: 0 }),
  ];
  const counts = { later: 2, earlier: 1, otherwise: 2, unchanged: 1, gone: 2, new: 0 };
  const dialog = await opened(says({ counts, rows }));
  const lines = await dialog.findAllByRole("listitem");
  const day = (date: string) => shortDay(`2026-${date}`, "en");
  expect(lines.map((line) => line.textContent)).toEqual([
    `SQ010 SH030 Animationdue ${day("12-04")} → ${day("12-24")}20 days later`,
    `SQ010 SH010 Animationstarts ${day("12-01")} → ${day("11-28")}3 days earlier`,
    `SQ010 SH020 Animationstarts ${day("12-01")} → ${day("12-02")}1 day later`,
    `SQ010 SH040 Animationdue ${day("12-04")} → no date`,
  ]);
  const link = dialog.getByRole("link", { name: /SH030/ });
  expect(link.getAttribute("href")).toBe("/projects/p1/tasks?row=SH030&panel=thread");
  dialog.getByText("2 later · 1 earlier · 2 planned otherwise · 1 unchanged · 2 gone");
  dialog.getByText("1 more task moved, by less.");
});

test("a plan that stands says so, and one that could not be compared is asked again", async () => {
  let isBroken = true;
  const dialog = await opened(() =>
    isBroken ? Response.json({ title: "Busy", status: 503, detail: "Ask again." }, { status: 503 }) : says({})(),
  );
  await dialog.findByText("The plan could not be compared");
  isBroken = false;
  fireEvent.click(dialog.getByRole("button", { name: "Try again" }));
  await dialog.findByText("No task has moved since: the plan stands as it was kept.");
});
