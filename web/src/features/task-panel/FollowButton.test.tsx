import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { FollowButton } from "./FollowButton";

afterEach(() => vi.unstubAllGlobals());

test("a choice of what to hear that is not taken says why", async () => {
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method === "GET") return Response.json({ task: "none", entity: "none" });
    return Response.json({ type: "/problems/x", title: "No", detail: "The task is archived." }, { status: 409 });
  });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <FollowButton taskId="t1" entityId="e1" />
      </QueryClientProvider>
    </MantineProvider>,
  );
  fireEvent.click(await screen.findByRole("button", { name: /Follow/ }));
  const [mute] = await screen.findAllByRole("menuitemradio", { name: /Mute/ });
  if (mute) fireEvent.click(mute);
  expect((await screen.findByRole("alert")).textContent).toBe("The task is archived.");
});
