import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { ViewingBanner } from "./ViewingBanner";

const ME = { account: { id: "a1", display_name: "Kenji Tanaka" }, viewing: { until: "2026-11-21T18:00:00Z" } };

afterEach(() => vi.unstubAllGlobals());

test("who looks as somebody else is told why they still do", async () => {
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method === "GET") return Response.json(ME);
    return Response.json({ type: "/problems/busy", title: "No", detail: "Try again in a minute." }, { status: 503 });
  });
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <ViewingBanner />
      </QueryClientProvider>
    </MantineProvider>,
  );
  fireEvent.click(await screen.findByRole("button"));
  expect((await screen.findByRole("alert")).textContent).toBe("Try again in a minute.");
});
