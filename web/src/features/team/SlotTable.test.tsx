import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { contextQuery, type ProjectContext } from "@/api/context";
import { type ProjectSession, ProjectSessionContext } from "@/api/project-session";
import type { Slot } from "@/api/team";
import { SlotTable } from "./SlotTable";

test("a slot's own fields stand behind the others, and no field of another kind", async () => {
  const field = (key: string, kind: string) => ({ id: key, key, name: key.toUpperCase(), kind, type: "text" });
  const context = {
    ...{ project: { id: "p1" }, members: [], accounts: [], entity_types: [], task_types: [], task_statuses: [] },
    fields: [field("desk", "member"), field("lens", "shot")],
  };
  const slot = {
    ...{
      id: "s1",
      rev: 1,
      project_id: "p1",
      role: "Animator",
      account_id: null,
      display_name: "",
      department_id: null,
    },
    ...{ access: null, starts_on: null, ends_on: null, allocation: 1, day_rate: null, extra: { desk: "B12" } },
  } as unknown as Slot;
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  queries.setQueryData(contextQuery("p1").queryKey, context as unknown as ProjectContext);
  render(
    <MantineProvider>
      <QueryClientProvider client={queries}>
        <ProjectSessionContext value={{} as ProjectSession}>
          <SlotTable
            {...{ projectId: "p1", slots: [slot], departments: [], loads: null, monday: "2026-11-16" }}
            nameOf={() => ""}
            may={() => false}
            onDialog={() => {}}
          />
        </ProjectSessionContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
  const titles = screen.getAllByRole("columnheader").map((one) => one.textContent);
  expect(titles.at(-2)).toBe("DESK");
  expect(titles).not.toContain("LENS");
  const row = within(screen.getByRole("row", { name: /Animator/ }));
  expect(row.getAllByRole("cell").at(-2)?.textContent).toBe("B12");
});
