import { expect, test } from "vitest";
import { searchSearch } from "./search-search";

test("an address says what is looked for, and whatever else stands in it is left out", () => {
  expect(searchSearch({ q: 10, kind: "task", person: "p", archived: true, row: "x" })).toEqual({
    q: "10",
    kind: "task",
    person: "p",
    archived: true,
  });
  expect(searchSearch({ q: "", kind: "shot", project: 3, archived: "yes" })).toEqual({});
});
