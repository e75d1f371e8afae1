import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { verbsQuery } from "./session";
import { useMay } from "./use-project";

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
