import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { contextQuery } from "@/api/context";
import { organizationQuery } from "@/api/organization";
import { spentQuery } from "@/api/overview";
import type { Overview } from "@/api/schema.gen";
import { Milestones } from "./Lists";
import { SpentTables } from "./SpentTables";

const MEMBERS = [{ id: "slot", account_id: "kenji" }];
const ROW = { estimate_minutes: 960, spent_minutes: 480, tasks: 2 };

/** The filter of a link's tasks: what its number counts. */
const filterOf = (link: HTMLElement) => {
  const { searchParams } = new URL((link as HTMLAnchorElement).href);
  return (JSON.parse(searchParams.get("filter") ?? "") as { all: unknown[] }).all;
};

test("numbers of a step lead to its tasks; what somebody worked, to no tasks that it does not count", () => {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(contextQuery("p1").queryKey, { members: MEMBERS } as never);
  queries.setQueryData(organizationQuery.queryKey, { settings: { hours_per_day: 8 } } as never);
  queries.setQueryData(spentQuery("p1", "task_type").queryKey, [{ ...ROW, id: "anim", name: "Animation" }]);
  queries.setQueryData(spentQuery("p1", "person").queryKey, [{ ...ROW, id: "kenji", name: "Kenji" }]);
  render(
    <MantineProvider>
      <QueryClientProvider client={queries}>
        <SpentTables projectId="p1" />
      </QueryClientProvider>
    </MantineProvider>,
  );
  const linksOf = (name: string) =>
    within(screen.getByRole("row", { name: new RegExp(`^${name}`) })).getAllByRole("link");
  const step = { field: "task_type", op: "in", value: ["anim"] };
  const estimated = { field: "estimate_minutes", op: "gt", value: 0 };
  expect(linksOf("Animation").map(filterOf)).toEqual([
    [step],
    [step, estimated],
    [step, { field: "spent_minutes", op: "gt", value: 0 }],
    [step, estimated],
  ]);
  const given = { field: "assignee", op: "in", value: ["slot"] };
  expect(linksOf("Kenji").map(filterOf)).toEqual([[given], [given, estimated]]);
});

test("a milestone leads to the tasks of its step that are open by its day", () => {
  const milestone = { id: "m", name: "Animation locked", on_date: "2026-11-27", days_left: 9, open_tasks: 14 };
  const overview = { milestones: [{ ...milestone, task_type_id: "anim" }] } as unknown as Overview;
  render(<Milestones projectId="p1" overview={overview} />);
  expect(filterOf(screen.getByRole("link", { name: "14 tasks open by then" }))).toEqual([
    { field: "done", op: "is", value: false },
    { field: "due_date", op: "le", value: "2026-11-27" },
    { field: "task_type", op: "in", value: ["anim"] },
  ]);
});
