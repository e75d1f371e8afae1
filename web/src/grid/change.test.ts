import i18next from "i18next";
import { beforeEach, describe, expect, test } from "vitest";
import type { CellEdit, Column, ColumnType } from "./column";
import { copied } from "./copied";
import { fillDownPlan, fillGroup, fillPlan, fillTo } from "./fill";
import type { Line } from "./line";
import { pastePlan } from "./paste";
import type { PastedCell } from "./pasted";
import { only, type Ranges, rectsOf } from "./range";
import { clearPlan, spreadPlan } from "./spread";
import { statsOf } from "./stats";
import { Table } from "./table";
import { dateType } from "./types/date";
import { durationType } from "./types/duration";
import { framesType } from "./types/frames";
import { longTextType } from "./types/long-text";
import { taskType } from "./types/task";
import { textType } from "./types/text";

interface Shot {
  id: string;
  name: string;
  description: string;
  frames: number | null;
  due: string | null;
  bid: number | null;
  /** Null where there is no such task. */
  animation: string | null;
  isLocked?: boolean;
}

const { t } = i18next;
const words = { t, locale: "en-GB", hoursPerDay: 8 };
const statuses = [
  { id: "todo", name: "To do" },
  { id: "wip", name: "In progress" },
  { id: "done", name: "Approved" },
];

function column<V>(id: keyof Shot, type: ColumnType<V>, isStrong = false): Column<Shot> {
  return {
    ...{ id, title: id, width: 100, isStrong, type: type as ColumnType },
    value: (shot) => shot[id],
    isEditable: (shot) => !shot.isLocked && (id !== "animation" || shot.animation !== null),
    readOnlyReason: id === "animation" ? "No such task here." : "",
    state: () => ({ isSaving: false, problem: "", hint: "", presence: "" }),
  };
}

const columns = [
  column("name", textType(words, { isRequired: true }), true),
  column("description", longTextType(words)),
  column("frames", framesType(words)),
  column("due", dateType(words)),
  column("bid", durationType(words)),
  column(
    "animation",
    taskType(words, () => statuses),
  ),
];

let shots: Shot[];
let table: Table<Shot>;

beforeEach(() => {
  const shot = (name: string, rest: Partial<Shot> = {}): Shot => ({
    ...{ id: name, name, description: "", frames: null, due: null, bid: null, animation: "todo" },
    ...rest,
  });
  shots = [
    shot("SH010", { frames: 48, due: "2026-11-30", bid: 480 }),
    shot("SH020", { frames: 96, due: "2026-12-07", bid: 960 }),
    shot("SH030", { animation: null }),
    shot("SH110"),
    shot("SH120", { isLocked: true, frames: 12 }),
  ];
  const heading = (id: string): Line<Shot> => ({
    ...({ kind: "group", id, level: 0, name: id, description: "", summary: "", progress: null } as const),
    ...{ progressLabel: "", isOpen: true, toggleLabel: "" },
  });
  const row = (each: Shot): Line<Shot> => ({ kind: "row", id: each.id, row: each });
  table = Table.of([heading("A"), ...shots.slice(0, 3).map(row), heading("B"), ...shots.slice(3).map(row)], columns);
});

const block = (from: string, to = from): Ranges => {
  const [[row = "", column_ = ""], [lastRow = "", lastColumn = ""]] = [from.split("."), to.split(".")];
  return [{ from: { row, column: column_ }, to: { row: lastRow, column: lastColumn } }];
};
const rect = (from: string, to = from) => {
  const [found] = rectsOf(block(from, to), table.sheet);
  if (!found) throw new Error(`no cells ${from} to ${to}`);
  return found;
};
const typed = (...lines: string[]): PastedCell[][] => lines.map((line) => line.split("|").map((text) => ({ text })));
const paste = (cells: PastedCell[][], ranges: Ranges, canInsert = true) =>
  pastePlan(cells, ranges, table, { t, canInsert });
const said = (edits: CellEdit<Shot>[]) =>
  edits.map(({ row, column: id, value }) => `${row.name}.${id}=${String(value)}`);

describe("paste", () => {
  test("each value is read as its column reads it, and the next group goes on", () => {
    const plan = paste(typed("24|21/12", "36|2026-12-22"), block("SH030.frames"));
    expect(said(plan.edits)).toEqual([
      "SH030.frames=24",
      "SH030.due=2026-12-21",
      "SH110.frames=36",
      "SH110.due=2026-12-22",
    ]);
    expect(plan.misfits).toEqual([]);
  });

  test("one cell fills everything selected, one row repeats down, a block that does not go in lies once", () => {
    expect(said(paste(typed("7"), block("SH010.frames", "SH030.frames")).edits)).toHaveLength(3);
    expect(paste(typed("7|tomorrow's"), block("SH010.frames", "SH030.frames"))).toMatchObject({
      edits: { length: 3 },
      misfits: { length: 3 },
    });
    expect(said(paste(typed("1", "2"), block("SH010.frames", "SH030.frames")).edits)).toEqual([
      "SH010.frames=1",
      "SH020.frames=2",
    ]);
  });

  test("what does not fit is told by row, column and reason; the rest stays to be pasted", () => {
    const plan = paste(typed("many|In progress"), block("SH020.frames"));
    expect(plan.edits).toEqual([]);
    const status = paste([[{ text: "many" }], [{ text: "24" }]], block("SH020.frames"));
    expect(said(status.edits)).toEqual(["SH030.frames=24"]);
    expect(status.misfits).toEqual([{ row: "SH020", column: "frames", text: "many", reason: t("types.notNumber") }]);
    expect(paste(typed("Approved"), block("SH030.animation")).misfits).toEqual([
      { row: "SH030", column: "animation", text: "Approved", reason: "No such task here." },
    ]);
    expect(paste(typed("99"), block("SH120.frames")).misfits[0]?.reason).toBe(t("cells.readOnly"));
    expect(paste(typed("Lost"), block("SH010.animation")).misfits[0]?.reason).toContain("Lost");
    expect(paste(typed("todo|x"), block("SH010.animation")).misfits.at(-1)?.reason).toBe(t("cells.noSuchColumn"));
  });

  test("a cell that has the value already is no edit, though nobody may edit it", () => {
    expect(paste(typed("12"), block("SH120.frames"))).toMatchObject({ edits: [], misfits: [] });
    expect(paste(typed("SH010"), block("SH010.name"))).toMatchObject({ edits: [], misfits: [] });
  });

  test("an empty cell empties what can be empty, and leaves a name and a status alone", () => {
    const plan = paste(typed("||"), block("SH010.name"));
    expect(plan.misfits).toEqual([]);
    expect(said(plan.edits)).toEqual(["SH010.frames=null"]);
    expect(paste(typed(""), block("SH010.animation"))).toMatchObject({ edits: [], misfits: [] });
  });

  test("rows below the last become new ones, where that is allowed", () => {
    const cells = typed("SH120|", "SH130|Over the hill", "SH140|", "|");
    const plan = paste(cells, block("SH120.name"));
    expect(plan.newRows).toEqual([{ name: "SH130", description: "Over the hill" }, { name: "SH140" }]);
    const refused = paste(cells, block("SH120.name"), false);
    expect(refused.newRows).toEqual([]);
    expect(refused.misfits.map(({ text }) => text)).toEqual(["SH130", "SH140"]);
  });

  test("what one grid copies another takes without loss: a status by its id, a duration by its minutes", () => {
    const held = copied(block("SH010.name", "SH010.animation"), table);
    const cells = (held?.cells ?? []).map((row) =>
      row.map(({ text, type, raw }) => ({ text, ...(raw === undefined ? {} : { own: { type, raw } }) })),
    );
    const plan = paste(
      cells.map((row) => row.slice(1)),
      block("SH110.description"),
    );
    expect(said(plan.edits)).toEqual(["SH110.frames=48", "SH110.due=2026-11-30", "SH110.bid=480"]);
  });

  test("500 rows of 12 columns are planned as one change", () => {
    const wide = Array.from({ length: 12 }, (_, at) => ({
      ...column("description", longTextType(words)),
      id: `c${at}`,
    }));
    const rows = Array.from({ length: 500 }, (_, at): Shot => ({ ...(shots[0] as Shot), id: `r${at}` }));
    const big = Table.of(
      rows.map((row): Line<Shot> => ({ kind: "row", id: row.id, row })),
      wide,
    );
    const cells = rows.map(({ id }) => wide.map(({ id: at }) => ({ text: `${id} ${at}` })));
    const plan = pastePlan(cells, only({ row: "r0", column: "c0" }), big, { t, canInsert: false });
    expect(plan.edits).toHaveLength(6000);
    expect(plan.edits.at(-1)?.value).toBe("r499 c11");
  });
});

describe("fill", () => {
  test("dragging down carries on names, days by the week, and lets text repeat", () => {
    const fill = fillTo(rect("SH010.due", "SH020.due"), { row: "SH110", column: "due" }, table);
    expect(fill && said(fillPlan(fill, table, t).edits)).toEqual(["SH030.due=2026-12-14", "SH110.due=2026-12-21"]);
    const names = fillTo(rect("SH020.name"), { row: "SH110", column: "name" }, table);
    expect(names && said(fillPlan(names, table, t).edits)).toEqual(["SH110.name=SH040"]);
  });

  test("dragging up counts back", () => {
    const fill = fillTo(rect("SH020.bid"), { row: "SH010", column: "bid" }, table);
    expect(fill?.direction).toBe("up");
    expect(fill && said(fillPlan(fill, table, t).edits)).toEqual(["SH010.bid=960"]);
  });

  test("over the cells it began with, nothing is filled", () => {
    expect(fillTo(rect("SH010.name", "SH030.due"), { row: "SH020", column: "frames" }, table)).toBeNull();
  });

  test("a double click goes to the end of the group and no further", () => {
    const fill = fillGroup(rect("SH010.frames"), table);
    expect(fill && said(fillPlan(fill, table, t).edits)).toEqual(["SH020.frames=48", "SH030.frames=48"]);
    expect(fillGroup(rect("SH120.frames"), table)).toBeNull();
  });

  test("sideways, a value is read by the column it comes to", () => {
    const fill = fillTo(rect("SH010.name"), { row: "SH010", column: "frames" }, table);
    const change = fill && fillPlan(fill, table, t);
    expect(said(change?.edits ?? [])).toEqual(["SH010.description=SH010"]);
    expect(change?.misfits).toMatchObject([{ column: "frames", text: "SH010" }]);
  });

  test("Ctrl+D writes the first row into the others, and a single row takes the one above", () => {
    expect(said(fillDownPlan([rect("SH010.frames", "SH030.frames")], table, t).edits)).toEqual([
      "SH020.frames=48",
      "SH030.frames=48",
    ]);
    expect(said(fillDownPlan([rect("SH020.frames")], table, t).edits)).toEqual(["SH020.frames=48"]);
    expect(fillDownPlan([rect("SH010.frames")], table, t).edits).toEqual([]);
  });

  test("a row without such a task passes nothing on", () => {
    expect(fillDownPlan([rect("SH030.animation", "SH110.animation")], table, t)).toEqual({ edits: [], misfits: [] });
  });
});

describe("many cells at once", () => {
  test("a value typed once goes to every cell that takes it", () => {
    const [, , frames] = columns;
    const change = spreadPlan(24, frames?.type as ColumnType, [rect("SH010.description", "SH020.frames")], table, t);
    expect(said(change.edits)).toEqual([
      "SH010.description=24",
      "SH010.frames=24",
      "SH020.description=24",
      "SH020.frames=24",
    ]);
  });

  test("Delete empties what can be empty, and says what stays", () => {
    const change = clearPlan([rect("SH010.name", "SH010.animation")], table, t);
    expect(said(change.edits)).toEqual(["SH010.frames=null", "SH010.due=null", "SH010.bid=null"]);
    expect(change.misfits.map(({ column: title }) => title)).toEqual(["name", "animation"]);
  });
});

describe("what the status bar says of a selection", () => {
  test("frames and durations are summed apart, and cells in two blocks count once", () => {
    const stats = statsOf([rect("SH010.frames", "SH020.bid"), rect("SH020.frames")], table);
    expect(stats).toMatchObject({ cells: 6, rows: 2 });
    expect(stats.byType.get("frames")).toEqual({ count: 2, sum: 144, average: 72, min: 48, max: 96 });
    expect(stats.byType.get("duration")?.sum).toBe(1440);
  });

  test("nothing selected is nothing", () => {
    expect(statsOf([], table)).toMatchObject({ cells: 0, rows: 0 });
  });
});
