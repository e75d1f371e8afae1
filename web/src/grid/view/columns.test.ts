import { expect, test } from "vitest";
import { arranged, noted, restood } from "./columns";

const COLUMNS = [
  { id: "name", width: 100, isPinned: true, isHideable: false },
  { id: "description", width: 220 },
  { id: "code", width: 80, isHiddenByDefault: true },
  { id: "task.layout", width: 150 },
  { id: "task.animation", width: 150 },
];

const ids = (view: Parameters<typeof arranged>[1]) => arranged(COLUMNS, view).map(({ column }) => column.id);

test("a view puts its columns in order, and a step it does not know yet behind the one it follows", () => {
  const view = [{ id: "name" }, { id: "task.layout" }, { id: "description" }];
  expect(ids(view)).toEqual(["name", "task.layout", "task.animation", "description", "code"]);
});

test("one that only names a width leaves every column in its place", () => {
  expect(ids([{ id: "task.animation", width: 300 }])).toEqual(COLUMNS.map(({ id }) => id));
});

test("the name cannot be hidden nor set free, and a column that has left the project is forgotten", () => {
  const [name] = arranged(COLUMNS, [{ id: "task.gone" }, { id: "name", hidden: true }]);
  expect(name).toMatchObject({ isHidden: false, pinned: "left" });
});

test("what a view keeps of columns puts them back as they were", () => {
  const placed = arranged(COLUMNS, [
    { id: "code", hidden: false },
    { id: "description", pinned: "right", width: 90 },
  ]);
  expect(arranged(COLUMNS, noted(COLUMNS, placed))).toEqual(placed);
  expect(noted(COLUMNS, arranged(COLUMNS, []))).toEqual([]);
  expect(noted(COLUMNS, arranged(COLUMNS, [{ id: "description", width: 90 }]))).toEqual([
    { id: "description", width: 90 },
  ]);
});

test("moving what is seen leaves what is hidden behind its neighbour", () => {
  const now = ["name", "task.layout", "description", "task.animation"].map((id) => ({ id, width: 100 }));
  const moved = restood(arranged(COLUMNS, []), now).map(({ column }) => column.id);
  expect(moved).toEqual(["name", "task.layout", "description", "code", "task.animation"]);
});

test("a column that is usually hidden and stands in a list of all says so, as the list is kept elsewhere too", () => {
  const placed = arranged(COLUMNS, [{ id: "name" }, { id: "task.layout" }, { id: "description" }]);
  expect(noted(COLUMNS, placed).find(({ id }) => id === "code")).toEqual({ id: "code", hidden: true });
});
