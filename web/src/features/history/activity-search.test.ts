import { expect, test } from "vitest";
import { activitySearch, feedFilters, isFiltered, studioActivitySearch } from "./activity-search";

// A Saturday.
const NOW = new Date(2026, 10, 21, 15, 30);

function day(year: number, month: number, date: number): string {
  return new Date(year, month - 1, date).toISOString();
}

test("a week begins on Monday, and every span at the person's own midnight", () => {
  expect(feedFilters({ when: "today" }, NOW)).toEqual({ from: day(2026, 11, 21) });
  expect(feedFilters({ when: "week" }, NOW)).toEqual({ from: day(2026, 11, 16) });
  expect(feedFilters({ when: "week" }, new Date(2026, 10, 22, 9))).toEqual({ from: day(2026, 11, 16) });
  expect(feedFilters({ when: "month" }, NOW)).toEqual({ from: day(2026, 11, 1) });
});

test("the last day of a span is in it", () => {
  const span = { when: "custom", from: "2026-11-01", to: "2026-11-30" } as const;
  expect(feedFilters(span, NOW)).toEqual({ from: day(2026, 11, 1), to: day(2026, 12, 1) });
});

test("days left from an earlier choice do not count once another span is chosen", () => {
  expect(feedFilters({ when: "today", from: "2020-01-01", to: "2020-02-01" }, NOW)).toEqual({
    from: day(2026, 11, 21),
  });
});

test("what makes no sense in an address is left out of it", () => {
  const typed = { who: "Ana", what: "everything", on: "session", when: "always", from: "yesterday", q: 10 };
  expect(activitySearch(typed)).toEqual({ q: "10" });
});

test("an address that points at a change set is no filter: the rest of the diary stays around it", () => {
  const typed = activitySearch({ change_set: "019b76da-a800-726c-ad8d-6f59dcfb376b" });
  expect(typed).toEqual({ change_set: "019b76da-a800-726c-ad8d-6f59dcfb376b" });
  expect([isFiltered(typed), feedFilters(typed, NOW)]).toEqual([false, {}]);
});

test("a project's diary asks of nothing that only the studio has", () => {
  expect(activitySearch({ on: "department" })).toEqual({});
  expect(studioActivitySearch({ on: "department" })).toEqual({ on: "department" });
  expect(feedFilters(studioActivitySearch({ on: "account" }), NOW)).toEqual({ entity: "account" });
});
