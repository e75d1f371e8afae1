import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { MyTask } from "@/api/schema.gen";
import { meQuery } from "@/api/session";
import { TodayTime } from "./TodayTime";

const TASK = {
  ...{ id: "t1", name: "main", today_minutes: 0, entity: { name: "SH010", parent_name: null } },
  ...{ task_type: { name: "Layout" } },
} as unknown as MyTask;

afterEach(() => vi.unstubAllGlobals());

test("time that cannot be read or is refused stays in its field, with the reason beside it", async () => {
  const detail = "The day is closed.";
  vi.stubGlobal("fetch", async () => Response.json({ type: "/problems/x", title: "No", detail }, { status: 409 }));
  const queries = new QueryClient();
  queries.setQueryData(meQuery.queryKey, { account: { id: "a1" } } as never);
  render(
    <QueryClientProvider client={queries}>
      <TodayTime task={TASK} today="2026-11-21" dayMinutes={480} />
    </QueryClientProvider>,
  );
  const field = screen.getByRole<HTMLInputElement>("textbox");
  const leave = (value: string) => {
    fireEvent.change(field, { target: { value } });
    fireEvent.blur(field);
  };
  leave("two hours");
  expect(field.value).toBe("two hours");
  expect(screen.getByRole("alert").textContent).toMatch(/^Write 2h/);
  leave("2h");
  expect((await screen.findByText(detail)).getAttribute("role")).toBe("alert");
  expect(field.value).toBe("2h");
  fireEvent.keyDown(field, { key: "Escape" });
  await expect.poll(() => screen.queryByRole("alert")).toBeNull();
  expect(field.value).toBe("");
});
