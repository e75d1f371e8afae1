import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { contextQuery, type ProjectContext } from "@/api/context";
import { ProjectSession, ProjectSessionContext } from "@/api/project-session";
import type { Slot } from "@/api/team";
import { SlotOwnDialog } from "./SlotOwnDialog";

const SLOT = { id: "m1", project_id: "p1", rev: 1, role: "Animator", account_id: null, extra: {} } as unknown as Slot;
const DESK = { id: "f1", kind: "member", key: "desk", name: "Desk", type: "text", choices: [], editable: true };
const KIT = { ...DESK, id: "f2", key: "kit", name: "Kit", type: "checklist" };
const CONTEXT = {
  ...{ fields: [DESK, KIT], members: [], accounts: [], departments: [], task_types: [], task_statuses: [] },
  ...{ entity_types: [], kinds: [], cursor: "1", project: { id: "p1", max_retakes: null } },
} as unknown as ProjectContext;

afterEach(() => vi.unstubAllGlobals());

test("fields of a slot are kept as typed when they are refused, and items added quickly are saved together", async () => {
  const sent: object[] = [];
  // The stream stays silent.
  vi.stubGlobal("EventSource", class extends EventTarget { close(): void {} }); // prettier-ignore
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method === "GET") return Response.json(CONTEXT);
    sent.push((await request.json()) as object);
    if (sent.length > 1) return Response.json({});
    return Response.json({ type: "/problems/closed", title: "No", detail: "The project is closed." }, { status: 409 });
  });
  const queries = new QueryClient();
  queries.setQueryData(contextQuery("p1").queryKey, CONTEXT);
  const session = new ProjectSession(queries, "p1", "a1", "1");
  const onClose = vi.fn();
  render(
    <MantineProvider>
      <QueryClientProvider client={queries}>
        <ProjectSessionContext value={session}>
          <SlotOwnDialog projectId="p1" slot={SLOT} nameOf={() => "Animator"} onClose={onClose} />
        </ProjectSessionContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
  const leave = async (label: RegExp, value: string) => {
    const field = await screen.findByLabelText<HTMLInputElement>(label);
    fireEvent.change(field, { target: { value } });
    fireEvent.blur(field);
  };
  await leave(/^Desk/, "A1");
  await leave(/^Add an item/, "tablet");
  await leave(/^Add an item/, "second screen");
  const save = () => fireEvent.click(screen.getByRole("button", { name: "Save" }));
  save();
  expect((await screen.findByRole("alert")).textContent).toBe("The project is closed.");
  expect(screen.getByLabelText<HTMLInputElement>(/^Desk/).value).toBe("A1");
  save();
  await expect.poll(() => onClose.mock.calls.length).toBe(1);
  const kit = ["tablet", "second screen"].map((text) => ({ text, done: false }));
  expect(sent).toEqual([
    { extra: { desk: "A1", kit }, rev: 1 },
    { extra: { desk: "A1", kit }, rev: 1 },
  ]);
  session.close();
});
