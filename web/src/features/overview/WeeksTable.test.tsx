import { render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { WeeksTable } from "./WeeksTable";

test("each number of each week is a link to the list of what it counts", () => {
  const weeks = [
    { monday: "2026-11-09", total: 10, done: 0, planned: 3 },
    { monday: "2026-11-16", total: 12, done: 4, planned: 8 },
    { monday: "2026-11-23", total: 12, done: null, planned: 12 },
  ];
  render(<WeeksTable projectId="p1" weeks={weeks} />);
  const [, ...rows] = screen.getAllByRole("row", { hidden: true });
  const linksOf = (row: HTMLElement) => within(row).getAllByRole<HTMLAnchorElement>("link", { hidden: true });
  expect(rows.map((row) => linksOf(row).map(({ textContent }) => textContent))).toEqual([
    ["10", "0", "3", "3"],
    ["12", "4", "5", "8"],
    ["12", "4", "12"],
  ]);
  const hrefs = rows.flatMap((row) => linksOf(row).map(({ href }) => new URL(href)));
  expect(new Set(hrefs.map(({ pathname }) => pathname))).toEqual(new Set(["/projects/p1/tasks"]));
  expect(JSON.parse(hrefs[5]?.searchParams.get("filter") ?? "")).toEqual({
    all: [{ field: "done_on", op: "le", value: "2026-11-22" }],
  });
});
