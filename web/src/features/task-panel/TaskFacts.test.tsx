import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { Edits } from "@/api/edits-queue";
import type { GridTask } from "@/api/grid-copy";
import { type ProjectSession, ProjectSessionContext } from "@/api/project-session";
import { verbsQuery } from "@/api/session";
import { TaskFacts } from "./TaskFacts";

const FACTS = { id: "t1", rev: 2, description: "Soft light", difficulty: 3, completion_rate: 0 };

afterEach(() => vi.unstubAllGlobals());

test("a brief that is refused is the old one again once it is given up", async () => {
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method === "GET") return Response.json(FACTS);
    return Response.json({ type: "/problems/x", title: "No", detail: "Not now." }, { status: 422 });
  });
  const queries = new QueryClient();
  queries.setQueryData(verbsQuery.queryKey, { studio: ["task.get", "task.edit_many"], projects: {} } as never);
  const kept = { put: async () => true, remove: async () => {}, left: async () => [], close: () => {} };
  const edits = new Edits({ queries, projectId: "p1", maySend: () => true, isLive: () => true, kept });
  render(
    <MantineProvider>
      <QueryClientProvider client={queries}>
        <ProjectSessionContext value={{ projectId: "p1", edits } as unknown as ProjectSession}>
          <TaskFacts task={{ id: "t1", rev: 2 } as unknown as GridTask} />
        </ProjectSessionContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
  const brief = await screen.findByDisplayValue<HTMLTextAreaElement>("Soft light");
  fireEvent.change(brief, { target: { value: "Hard light" } });
  fireEvent.blur(brief);
  await expect.poll(() => edits.list.get().map(({ state }) => state)).toEqual(["failed"]);
  expect(brief.value).toBe("Hard light");
  edits.forgetFailed();
  await expect.poll(() => brief.value).toBe("Soft light");
});
