import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { verbsQuery } from "./session";
import { useIsClient, useMay, useMayIn, useMaySomewhere } from "./use-project";

test("in a project the slot there counts, not what one is in the studio", () => {
  const queries = new QueryClient();
  queries.setQueryData(verbsQuery.queryKey, {
    studio: ["entity.get", "entity.history", "project.create"],
    projects: { "as-client": ["entity.get"] },
  });
  const asked = (projectId?: string) =>
    renderHook(() => useMay(projectId), {
      wrapper: ({ children }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>,
    }).result.current;
  expect(asked("as-client")("entity.get")).toBe(true);
  expect(asked("as-client")("entity.history")).toBe(false);
  expect(asked()("entity.history")).toBe(true);
  // An archived project is told by nobody's list: what the studio says stands.
  expect(asked("in-the-archive")("project.create")).toBe(true);
});

test("who is an artist in the studio leads where a slot says so, and is a client where another does", () => {
  const queries = new QueryClient();
  queries.setQueryData(verbsQuery.queryKey, {
    studio: ["time_entry.log", "member.list"],
    projects: { led: ["time_entry.log", "time_entry.spent", "member.list"], shown: ["comment.create"] },
  });
  const { result } = renderHook(
    () => ({ mayIn: useMayIn(), somewhere: useMaySomewhere(), clientOf: [useIsClient("led"), useIsClient("shown")] }),
    { wrapper: ({ children }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider> },
  );
  const { mayIn, somewhere, clientOf } = result.current;
  expect([mayIn("time_entry.spent", "led"), mayIn("time_entry.spent", "shown")]).toEqual([true, false]);
  expect([somewhere("time_entry.spent"), somewhere("project.edit")]).toEqual([true, false]);
  expect(clientOf).toEqual([false, true]);
});
