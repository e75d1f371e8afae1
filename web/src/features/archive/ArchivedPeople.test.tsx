import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { verbsQuery } from "@/api/session";
import { ArchivedPeople } from "./ArchivedPeople";

afterEach(() => vi.unstubAllGlobals());

test("who was archived is brought back, or deleted for ever only after what stands against it was shown", async () => {
  let rows = [
    { id: "a1", display_name: "Leila Osei", archived_at: "2026-11-20T10:00:00Z" },
    { id: "a2", display_name: "Kenji Tanaka", archived_at: "2026-11-20T10:00:00Z" },
  ];
  const sent: string[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method === "GET") return Response.json({ rows, next: null });
    const verb = request.url.split("/accounts/").at(-1) ?? "";
    const { ids } = (await request.json()) as { ids: string[] };
    sent.push(`${verb} ${ids}`);
    if (verb === "restore") rows = rows.filter(({ id }) => !ids.includes(id));
    const blockers = [{ id: "a2", why: "Still in use by one comment." }];
    return Response.json(verb === "purge-preview" ? { counts: {}, blockers } : { count: 1 });
  });
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  queries.setQueryData(verbsQuery.queryKey, { studio: ["account.restore", "account.purge"], projects: {} });
  render(
    <MantineProvider>
      <QueryClientProvider client={queries}>
        <ArchivedPeople />
      </QueryClientProvider>
    </MantineProvider>,
  );
  fireEvent.click(await screen.findByText("2 archived people"));
  fireEvent.click(screen.getByRole("button", { name: "Restore Leila Osei" }));
  await screen.findByText("1 archived person");
  fireEvent.click(screen.getByRole("button", { name: "Delete for ever: Kenji Tanaka" }));
  await screen.findByText(/Still in use by one comment/);
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Delete for ever" }).disabled).toBe(true);
  expect(sent).toEqual(["restore a1", "purge-preview a2"]);
});
