import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { PlacedWidget } from "@/api/page-layouts";
import { useArrangement } from "./use-arrangement";

const placed = (widget: string) => ({ widget }) as PlacedWidget;

afterEach(() => vi.unstubAllGlobals());

test("who only then says for whom a page is arranged keeps what was arranged, and saves it there", async () => {
  const sent: { to: string; body: unknown }[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (request.method !== "GET") sent.push({ to: pathname.split("/").at(-1) ?? "", body: await request.json() });
    const isOwn = searchParams.get("whose") === "person";
    return Response.json({ layout: { widgets: [placed(isOwn ? "facts" : "tasks")] }, rev: isOwn ? 4 : 7 });
  });
  const { result } = renderHook(() => useArrangement("p1", "shot", new Set()), {
    wrapper: ({ children }) => <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>,
  });
  const shown = () => result.current.arrangement?.widgets.map(({ widget }) => widget);
  await waitFor(() => expect(result.current.page.data).toBeTruthy());
  act(() => result.current.begin());
  act(() => result.current.arrangement?.onWhose({ whose: "project", role: "artist" }));
  // Nothing was moved yet: theirs as it stands.
  await waitFor(() => expect(shown()).toEqual(["tasks"]));
  act(() => result.current.arrangement?.onWidgets((old) => [...old, placed("people")]));
  act(() => result.current.arrangement?.onWhose({ whose: "project", role: null }));
  await waitFor(() => expect(result.current.arrangement?.layout?.rev).toBe(7));
  expect(shown()).toEqual(["tasks", "people"]);
  act(() => result.current.arrangement?.onSave());
  await waitFor(() => expect(sent).toHaveLength(1));
  const layout = { widgets: [placed("tasks"), placed("people")] };
  expect(sent[0]).toEqual({ to: "shared", body: { layout, rev: 7, whose: "project", role: null } });
});
