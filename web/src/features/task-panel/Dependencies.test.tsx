import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, test, vi } from "vitest";
import { contextQuery } from "@/api/context";
import type { GridRow, GridTask } from "@/api/grid-copy";
import { type ProjectSession, ProjectSessionContext } from "@/api/project-session";
import { verbsQuery } from "@/api/session";
import { Dependencies } from "./Dependencies";

afterEach(() => vi.unstubAllGlobals());

test("what a task waits for is tried again when it could not be read, and read anew with its project's lists", async () => {
  let isAway = true;
  let name = "SH010 Layout";
  vi.stubGlobal("fetch", async () => {
    if (isAway) throw new TypeError("fetch failed");
    const one = { id: "d1", rev: 1, needs_id: "t0", needs_label: name, needs_status_id: "done", kind: "finish_start" };
    return Response.json({ blocked: false, needs: [{ ...one, lag_days: 0 }], needed_by: [] });
  });
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } },
  });
  queries.setQueryData(verbsQuery.queryKey, { studio: ["task.dependencies"], projects: {} });
  queries.setQueryData(contextQuery("p1").queryKey, { task_statuses: [] } as never);
  render(
    <MantineProvider>
      <QueryClientProvider client={queries}>
        <ProjectSessionContext value={{ projectId: "p1" } as ProjectSession}>
          <Dependencies row={{ id: "e1" } as GridRow} task={{ id: "t1" } as GridTask} />
        </ProjectSessionContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
  await screen.findByText("What it waits for could not be loaded");
  isAway = false;
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByText("SH010 Layout");
  name = "SH015 Layout";
  // As the stream does when it told of a new name.
  await queries.invalidateQueries({ queryKey: ["dependencies", "p1"] });
  await screen.findByText("SH015 Layout");
});
