// @vitest-environment jsdom
import i18next from "i18next";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeHtml } from "@/grid/clipboard-html";
import type { Column, ColumnType } from "@/grid/column";
import { copied } from "@/grid/copied";
import type { Line } from "@/grid/line";
import { pastePlan } from "@/grid/paste";
import { pasted } from "@/grid/pasted";
import { everything } from "@/grid/range";
import { Table } from "@/grid/table";
import { writeTsv } from "@/grid/tsv";
import { checkboxType } from "@/grid/types/checkbox";
import { dateType } from "@/grid/types/date";
import { durationType } from "@/grid/types/duration";
import { framesType } from "@/grid/types/frames";
import { longTextType } from "@/grid/types/long-text";
import { numberType } from "@/grid/types/number";
import { statusType } from "@/grid/types/status";
import { textType } from "@/grid/types/text";
import { startI18n } from "@/lib/i18n/setup";
import { LibreOffice } from "./libreoffice";

let office: LibreOffice;

beforeAll(async () => {
  [office] = await Promise.all([LibreOffice.start(), startI18n("en")]);
});

afterAll(() => office?.stop());

interface Shot extends Record<string, unknown> {
  id: string;
}

/** What spreadsheets like to take for something else: formulas, numbers, dates, truth, markup. */
const TRICKY = [
  ...["=1+1", "=HYPERLINK(A1)", "+3d", "-5", "@today", "0010", "007", "1-2", "3/4", "1E5", "12:30", "50%", "TRUE"],
  ...['"quoted"', "'apostrophe", "<b>bold</b> & co", "a;b,c", "two\nlines", "two\n\nlines, and more", "wide  gap"],
  ...["Énée à Ålesund", "兎", "🐇 in the grass", "", "2026-11-21", "1,234.5", "€ 12"],
];

function table(): Table<Shot> {
  const words = { t: i18next.t, locale: "en-GB", hoursPerDay: 8 };
  const statuses = [
    { id: "s1", name: "To do" },
    { id: "s2", name: "In progress" },
  ];
  const column = <V>(id: string, type: ColumnType<V>): Column<Shot> => ({
    ...{ id, title: id, width: 100, type: type as ColumnType, isStrong: id === "name" },
    ...{ value: (shot) => shot[id], isEditable: () => true },
    state: () => ({ isSaving: false, problem: "", hint: "", presence: "" }),
  });
  const columns = [
    column("name", textType(words)),
    column("description", longTextType(words)),
    column("frames", framesType(words)),
    column("fps", numberType(words)),
    column("due", dateType(words)),
    column("bid", durationType(words)),
    column("approved", checkboxType(words)),
    column(
      "status",
      statusType(words, () => statuses),
    ),
  ];
  const shots = TRICKY.map((description, at): Shot => ({
    ...{ id: `shot ${at}`, name: `SH${String(at * 10).padStart(3, "0")}`, description },
    ...{ frames: at === 3 ? null : 24 + at, fps: at === 4 ? null : 23.976 + at, approved: at % 2 === 0 },
    ...{ due: at === 5 ? null : `2026-0${1 + (at % 9)}-1${at % 10}`, bid: at === 6 ? null : at * 45 },
    status: at % 3 === 0 ? "s1" : "s2",
  }));
  return Table.of(
    shots.map((row): Line<Shot> => ({ kind: "row", id: row.id, row })),
    columns,
  );
}

/** What pasting the clipboard over the very cells it was copied from would change. */
function changes(held: Table<Shot>, html: string, text: string) {
  const plan = pastePlan(pasted(html, text), everything(held.sheet), held, { t: i18next.t, canInsert: true });
  const edits = plan.edits.map(({ row, column, value }) => ({ row: row.id, column, from: row[column], to: value }));
  return { edits, misfits: plan.misfits, newRows: plan.newRows };
}

const NOTHING = { edits: [], misfits: [], newRows: [] };

test("a range copied to LibreOffice Calc as HTML, saved, opened and copied back changes nothing", async () => {
  const held = table();
  const cells = copied(everything(held.sheet), held)?.cells ?? [];
  expect(cells).toHaveLength(TRICKY.length);
  const back = await office.through(writeHtml(cells), "html", "HTML (StarCalc)", "html:HTML (StarCalc)");
  // Calc was there: its own table came back, not ours.
  expect(back).not.toContain("data-motk");
  expect(back).toContain("LibreOffice");
  expect(changes(held, back, "")).toEqual(NOTHING);
});

test("the same range as text changes nothing either, read as text columns", async () => {
  const held = table();
  const cells = copied(everything(held.sheet), held)?.cells ?? [];
  const asText = held.sheet.columns.map((_, at) => `${at + 1}/2`).join("/");
  const tab = "9,34,76,1";
  const back = await office.through(
    writeTsv(cells.map((row) => row.map(({ text }) => text))),
    "tsv",
    `Text - txt - csv (StarCalc):${tab},${asText}`,
    `csv:Text - txt - csv (StarCalc):${tab},,0,false,true,false`,
  );
  expect(changes(held, "", back)).toEqual(NOTHING);
});
