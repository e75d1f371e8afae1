import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { Timesheet } from "@/api/schema.gen";
import { timesheetQuery } from "@/api/time";
import { DayList } from "./DayList";
import { useSheet } from "./use-sheet";

const TASK = {
  ...{ id: "t1", project_id: "p1", project_name: "Meadow", entity_name: "SH010", task_type_name: "Layout" },
  ...{ name: "main", task_type_color: "#888888", may_log: true, spent_minutes: 0, estimate_minutes: null },
};
const SHEET = {
  ...{ account_id: "a1", monday: "2026-11-16", today: "2026-11-18", day_minutes: 480, week: [1, 2, 3, 4, 5] },
  ...{ tasks: [TASK], entries: [], days_off: [] },
} as unknown as Timesheet;

afterEach(() => vi.unstubAllGlobals());

function Week() {
  const { data: sheet } = useQuery(timesheetQuery());
  const writes = useSheet(sheet, {});
  if (!sheet) return null;
  return (
    <DayList
      {...{ sheet, writes, mayLog: () => true, mayTake: true, isOnItsWay: false }}
      day={sheet.today}
      onDay={() => {}}
    />
  );
}

function shown() {
  return render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <Week />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

test("time that is refused stays in its field, also after the page was left, until it is taken or given up", async () => {
  let isAway = true;
  let minutes = 0;
  vi.stubGlobal("fetch", async (request: Request) => {
    const entries = minutes ? [{ task_id: "t1", on_date: SHEET.today, minutes, note: "" }] : [];
    if (request.method === "GET") return Response.json({ ...SHEET, entries });
    if (isAway) throw new TypeError("fetch failed");
    minutes = ((await request.json()) as { rows: { minutes: number }[] }).rows[0]?.minutes ?? 0;
    return Response.json({});
  });
  const { unmount } = shown();
  const field = () => screen.findByRole<HTMLInputElement>("textbox", { name: /SH010 Layout/ });
  const type = async (typed: string) => {
    fireEvent.change(await field(), { target: { value: typed } });
    fireEvent.blur(await field());
  };
  const state = async () => [(await field()).value, (await field()).getAttribute("aria-invalid")];
  await type("1:30");
  await expect.poll(state).toEqual(["1h30", "true"]);
  unmount();
  shown();
  expect(await state()).toEqual(["1h30", "true"]);
  isAway = false;
  fireEvent.keyDown(await field(), { key: "Enter" });
  await expect.poll(state).toEqual(["1h30", "false"]);
  expect(minutes).toBe(90);
  isAway = true;
  await type("4h");
  await expect.poll(state).toEqual(["4h", "true"]);
  fireEvent.keyDown(await field(), { key: "Escape" });
  await expect.poll(state).toEqual(["1h30", "false"]);
});

test("a morning and an afternoon off make a whole day, and are worked again together", async () => {
  const half = (id: string, half_day: string) => {
    return { ...{ id, half_day, note: "" }, starts_on: SHEET.today, ends_on: SHEET.today };
  };
  let days_off = [half("d1", "morning"), half("d2", "afternoon")];
  const sent: string[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method === "GET") return Response.json({ ...SHEET, days_off });
    const id = request.url.split("/").at(-1) ?? "";
    sent.push(`${request.method} ${id}`);
    days_off = days_off.filter((one) => one.id !== id);
    return new Response(null, { status: 204 });
  });
  shown();
  const work = await screen.findByRole("button", { name: "Nov 18: work after all" });
  // Nothing to work that day, so nothing stands behind what was.
  expect(screen.queryByText(/\/ [48]h/u)).toBeNull();
  fireEvent.click(work);
  await screen.findByRole("button", { name: "Nov 18: take the day off", pressed: false });
  expect(sent).toEqual(["DELETE d1", "DELETE d2"]);
  expect(screen.getByText(/\/ 8h/u)).toBeTruthy();
});
