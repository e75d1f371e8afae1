import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { contextQuery, type ProjectContext } from "@/api/context";
import { verbsQuery } from "@/api/session";
import { taskTimeQuery, timesheetQuery } from "@/api/time";
import { TaskTime } from "./TaskTime";

const SHEET = {
  ...{ account_id: "a1", monday: "2026-11-16", today: "2026-11-18", day_minutes: 480, week: [1, 2, 3, 4, 5] },
  ...{ tasks: [], entries: [], days_off: [] },
};

function shown(allow_timelog: boolean) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const task_types = [{ id: "anim", allow_timelog }];
  queries.setQueryData(contextQuery("p1").queryKey, { task_types } as unknown as ProjectContext);
  const verbs = ["time_entry.of_task", "time_entry.log"];
  queries.setQueryData(verbsQuery.queryKey, { studio: verbs, projects: {} } as never);
  queries.setQueryData(timesheetQuery().queryKey, SHEET as never);
  queries.setQueryData(taskTimeQuery("t1").queryKey, []);
  render(
    <QueryClientProvider client={queries}>
      <TaskTime projectId="p1" taskId="t1" typeId="anim" estimate={null} />
    </QueryClientProvider>,
  );
}

test("time is typed in a task's panel", () => {
  shown(true);
  screen.getByRole("textbox");
});

test("a step without time tracking offers no field for time, only what was worked", () => {
  shown(false);
  screen.getByRole("region", { name: /Time/ });
  expect(screen.queryByRole("textbox")).toBeNull();
});
