import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { DaysOffDialog } from "./DaysOffDialog";

const OFF = { id: "d1", rev: 1, starts_on: "2026-11-23", ends_on: "2026-11-24", half_day: "", note: "Sea" };

afterEach(() => vi.unstubAllGlobals());

test("a day off that may not be taken back stays, with the reason", async () => {
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method === "GET") return Response.json({ rows: [OFF], next: null });
    return Response.json({ type: "/problems/x", title: "No", detail: "The month is closed." }, { status: 409 });
  });
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <DaysOffDialog accountId="a1" day="2026-11-21" since="2026-11-16" onClose={() => {}} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  const note = await screen.findByText("Sea");
  const work = note.parentElement?.querySelector("button");
  if (work) fireEvent.click(work);
  expect((await screen.findByRole("alert")).textContent).toBe("The month is closed.");
  expect(screen.getByText("Sea")).toBeTruthy();
});
