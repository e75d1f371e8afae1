import i18next from "i18next";
import { describe, expect, test } from "vitest";
import type { Column, ColumnType } from "./column";
import { find } from "./find";
import type { Line } from "./line";
import { command } from "./range-keys";
import { Table } from "./table";
import { dateType } from "./types/date";
import { textType } from "./types/text";

const words = { t: i18next.t, locale: "en-GB", hoursPerDay: 8 };

describe("keys", () => {
  const pressed = (key: string, held: KeyboardEventInit = {}) =>
    command(new KeyboardEvent("keydown", { key, ...held }));

  test.each([
    ["Shift+Down", pressed("ArrowDown", { shiftKey: true }), { do: "stretch", direction: "down", reach: "cell" }],
    [
      "Ctrl+Shift+Down",
      pressed("ArrowDown", { shiftKey: true, ctrlKey: true }),
      { do: "stretch", direction: "down", reach: "block" },
    ],
    [
      "⌘+Shift+Right",
      pressed("ArrowRight", { shiftKey: true, metaKey: true }),
      { do: "stretch", direction: "right", reach: "edge" },
    ],
    ["Alt+Shift+Up", pressed("ArrowUp", { shiftKey: true, altKey: true }), { do: "move", direction: "up" }],
    ["Shift+Home", pressed("Home", { shiftKey: true }), { do: "stretch", direction: "left", reach: "edge" }],
    ["Shift+Space", pressed(" ", { shiftKey: true }), { do: "rows" }],
    ["Ctrl+Space", pressed(" ", { ctrlKey: true }), { do: "columns" }],
    ["Ctrl+A", pressed("a", { ctrlKey: true }), { do: "all" }],
    ["Shift+F10", pressed("F10", { shiftKey: true }), { do: "menu" }],
    ["Backspace", pressed("Backspace"), { do: "clear" }],
  ])("%s is asked of the hands", (_keys, asked, wanted) => {
    expect(asked).toEqual(wanted);
  });

  test("what begins typing, moves on or copies stays with the grid and the browser", () => {
    const others = [pressed("a"), pressed("A", { shiftKey: true }), pressed("ArrowDown"), pressed("Enter")];
    const copying = ["c", "x", "v", "z"].map((key) => pressed(key, { ctrlKey: true }));
    expect([...others, ...copying, pressed("Enter", { altKey: true })].every((asked) => asked === null)).toBe(true);
  });
});

describe("find", () => {
  interface Shot {
    id: string;
    name: string;
    due: string | null;
  }
  const column = (id: "name" | "due", type: ColumnType): Column<Shot> => ({
    ...{ id, title: id, width: 100, type, value: (shot) => shot[id], isEditable: () => true },
    state: () => ({ isSaving: false, problem: "", hint: "", presence: "" }),
  });
  const shots = ["Élan", "BUNNY", "bunny 21"].map((name, at): Shot => ({ id: `s${at}`, name, due: "2026-11-21" }));
  const table = Table.of(
    shots.map((row): Line<Shot> => ({ kind: "row", id: row.id, row })),
    [column("name", textType(words) as ColumnType), column("due", dateType(words) as ColumnType)],
  );
  const found = (typed: string, isOver = () => false) => find(typed, table, isOver, () => Promise.resolve());

  test("whichever case, in the order they are read, by what the cell shows", async () => {
    expect(await found("bunny")).toEqual([
      { row: "s1", column: "name" },
      { row: "s2", column: "name" },
    ]);
    expect(await found("élan")).toHaveLength(1);
    expect((await found("21")).map(({ row, column: at }) => `${row} ${at}`)).toEqual([
      "s0 due",
      "s1 due",
      "s2 name",
      "s2 due",
    ]);
  });

  test("nothing typed finds nothing, and a search nobody waits for ends", async () => {
    expect(await found("  ")).toEqual([]);
    expect(await found("bunny", () => true)).toEqual([]);
  });
});
