import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { contextQuery } from "@/api/context";
import type { GridTask } from "@/api/grid-copy";
import { type ProjectSession, ProjectSessionContext } from "@/api/project-session";
import { meQuery, verbsQuery } from "@/api/session";
import { Thread } from "./Thread";

const idOf = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;
const note = (number: number, replies: object[] = []) => ({
  ...{ id: idOf(number), rev: 1, created_at: "2026-11-20T10:00:00Z", archived_at: null, is_edited: false },
  ...{ reply_to_id: null, author: { id: "leila", display_name: "Leila Osei", avatar_id: null }, status: null },
  ...{ text: `Note ${number}`, checklist: [], for_client: false, pinned: false, mentions: [], attachments: [] },
  ...{ acknowledged: [], replies },
});

/** What was said, the newest first; two to a page. */
let said: ReturnType<typeof note>[];
let seen: (string | undefined)[];

beforeEach(() => {
  said = [note(9), note(8), note(7), note(6), note(5, [note(20)]), note(4)];
  seen = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (!pathname.endsWith("/thread")) return Response.json({ task: "none", entity: "none" });
    const from = said.findIndex(({ id }) => id < (searchParams.get("before") ?? "~"));
    const rows = said.slice(from, from + 2);
    const next = from + 2 < said.length ? rows.at(-1)?.id : null;
    return Response.json({ rows, pinned: [], next, following: "none" });
  });
  // jsdom lays nothing out.
  Element.prototype.scrollIntoView = function into(this: Element) {
    seen.push(this.textContent?.match(/Note \d+/u)?.[0]);
  };
});

afterEach(() => vi.unstubAllGlobals());

function opened(hash: string): QueryClient {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  queries.setQueryData(verbsQuery.queryKey, { studio: ["member.list"], projects: {} });
  queries.setQueryData(meQuery.queryKey, { account: { id: "ana" } } as never);
  queries.setQueryData(contextQuery("p1").queryKey, { task_statuses: [], accounts: [] } as never);
  const task = { id: "t1", task_status_id: "ready" } as GridTask;
  const root = createRootRoute({
    component: () => (
      <ProjectSessionContext value={{ projectId: "p1", accountId: "ana" } as ProjectSession}>
        <Thread task={task} entityId="e1" />
      </ProjectSessionContext>
    ),
  });
  const history = createMemoryHistory({ initialEntries: [`/${hash}`] });
  render(
    <MantineProvider>
      <QueryClientProvider client={queries}>
        <RouterProvider router={createRouter({ routeTree: root, history })} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return queries;
}

test("a link leads to a note far back, also to a reply, once and not again with every new note", async () => {
  const queries = opened(`#note-${idOf(20)}`);
  await expect.poll(() => seen).toEqual(["Note 20"]);
  expect(document.querySelector("[aria-current]")?.textContent).toContain("Note 20");
  said = [note(30), ...said];
  await queries.invalidateQueries({ queryKey: ["thread"] });
  await screen.findByText("Note 30");
  expect(seen).toEqual(["Note 20"]);
  expect(document.querySelector("[aria-current]")?.textContent).toContain("Note 20");
});

test("of a note that is gone the thread says so, and shows the newest", async () => {
  opened(`#note-${idOf(3)}`);
  await screen.findByText(/was deleted, or is not for you/);
  expect(screen.getByText("Note 9")).toBeTruthy();
  expect(seen).toEqual([]);
});

test("without a link only the newest are read", async () => {
  opened("");
  await screen.findByText("Note 8");
  expect(screen.queryByText("Note 7")).toBeNull();
  expect(screen.getByRole("button", { name: "Show earlier notes" })).toBeTruthy();
});
