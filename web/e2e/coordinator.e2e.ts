import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cell, openBrowser, openShots, person, axeFindings, signIn } from "./browser";
import { type Server, startServer } from "./server";

let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ demo: true }), openBrowser()]);
  page = await person(browser);
  await signIn(page, server, "ana.moreau");
  await openShots(page, "Big Buck Bunny");
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const keys = async (...pressed: string[]) => {
  for (const key of pressed) await page.keyboard.press(key);
};

const heading = (name: string) => page.locator(".ag-full-width-row", { hasText: name });

/** The whole range is known to the page: what comes next acts on it. */
const selected = (cells: number) => page.getByText(`${cells} cells`, { exact: true }).waitFor();

/** Not this one, which days leave out. */
const YEAR = new Date().getFullYear() + 4;

/** The cell of a row in its own sequence: the names of shots are not alone in a project. */
async function inSequence(sequence: string, shot: string, column: string) {
  const header = page.locator(".ag-header-cell", { has: page.getByText(column, { exact: true }) });
  const id = await header.getAttribute("col-id");
  const find = () => page.evaluate(rowOf, [sequence, shot] as const);
  await expect.poll(find, { message: `${shot} in ${sequence}` }).not.toBeNull();
  return page.locator(`.ag-row[row-index="${await find()}"] [col-id="${id}"]`);
}

/** Runs in the page: the first row of a name below the heading of its sequence. */
function rowOf([sequence, shot]: readonly [string, string]): number | null {
  const place = (row: Element) => Number(row.getAttribute("row-index"));
  const headings = [...document.querySelectorAll(".ag-full-width-row")];
  const from = headings.find((row) => row.textContent?.includes(sequence));
  const rows = [...document.querySelectorAll(".ag-row:has([col-id=name])")].toSorted((a, b) => place(a) - place(b));
  const named = (row: Element) => row.querySelector("[col-id=name]")?.textContent?.trim() === shot;
  const found = from && rows.find((row) => place(row) > place(from) && named(row));
  return found ? place(found) : null;
}

test("ten shots with their tasks in a new sequence, from a pattern typed into the dialog", async () => {
  await (await cell(page, "SH010", "Shot")).first().click();
  const dialog = await newShots();
  await page.keyboard.type("SH010-SH100 step 10 in SQ030");
  await dialog.getByText("10 shots").waitFor();
  await dialog.getByText("with 80 tasks").waitFor();
  await dialog.getByText("Made on the way: 1 sequence").waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await keys("Enter");
  await dialog.waitFor({ state: "detached" });
  await heading("SQ030").getByText("10 shots").waitFor();
});

test("names that are there already are said before anything is made", async () => {
  const dialog = await newShots();
  await page.keyboard.type("SH090-SH110 step 10 in SQ030");
  await dialog.getByText("2 are there already and stay as they are:").waitFor();
  await dialog.getByRole("button", { name: "Create 1" }).waitFor();
  await keys("Escape");
  await dialog.waitFor({ state: "detached" });
});

test("a slot is put on a range of tasks, then a due date, an estimate and a status, by letters alone", async () => {
  await (await inSequence("SQ030", "SH010", "Storyboard")).click();
  await keys("Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowRight");
  await selected(6);
  await letter("a");
  await page.keyboard.type("kenji");
  await keys("Enter", "Enter");
  for (const shot of ["SH010", "SH020", "SH030"])
    await (await inSequence("SQ030", shot, "Layout")).getByText("KT", { exact: true }).waitFor();

  await letter("d");
  await page.keyboard.type(`${YEAR}-05-06`);
  await keys("Enter");
  await (await inSequence("SQ030", "SH030", "Storyboard")).getByText(`6 May ${YEAR}`).waitFor();

  await letter("s");
  await page.keyboard.type("retake");
  await keys("Enter");
  await (await inSequence("SQ030", "SH020", "Layout")).getByText("Retake", { exact: true }).waitFor();

  await letter("e");
  await page.keyboard.type("2d");
  await keys("Enter");
  await page.getByText("saved", { exact: true }).waitFor();
  await keys("Alt+Enter");
  await page.getByRole("tab", { name: "Fields" }).click();
  await expect.poll(() => page.getByRole("textbox", { name: "Estimate" }).inputValue()).toBe("2 d");
  await keys("Escape");
});

test("one undo takes back one gesture, whatever it changed", async () => {
  await (await inSequence("SQ030", "SH010", "Storyboard")).click();
  await keys("Control+z", "Control+z");
  await (
    await inSequence("SQ030", "SH020", "Layout")
  )
    .getByText("Retake", { exact: true })
    .waitFor({ state: "detached" });
});

test("shots are renumbered after each old name was seen beside its new one", async () => {
  await (await inSequence("SQ030", "SH010", "Shot")).click();
  await keys("Shift+ArrowDown", "Shift+ArrowDown");
  await selected(3);
  await action("Renumber 3 shots");
  const dialog = page.getByRole("dialog", { name: "Renumber 3 rows" });
  await dialog.getByLabel("Prefix").fill("S");
  await dialog.getByRole("cell", { name: "S030" }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await keys("Enter");
  await dialog.waitFor({ state: "detached" });
  await inSequence("SQ030", "S030", "Shot");
});

test("shots move to another sequence, and not onto a name that is taken there", async () => {
  await (await inSequence("SQ030", "S010", "Shot")).click();
  await keys("Shift+ArrowDown");
  await selected(2);
  await action("Move 2 shots");
  const dialog = page.getByRole("dialog", { name: "Move 2 shots" });
  await dialog.locator(":focus").waitFor();
  await page.keyboard.type("SQ020");
  await keys("Enter");
  await dialog.getByRole("button", { name: "Move", exact: true }).press("Enter");
  await dialog.waitFor({ state: "detached" });
  await heading("SQ030").getByText("8 shots").waitFor();
  await heading("SQ020").getByText("3 shots").waitFor();
});

test("archived shots are gone from the page, and an undo brings them back", async () => {
  await (await inSequence("SQ020", "S010", "Shot")).click();
  await keys("Shift+ArrowDown");
  await selected(2);
  await action("Archive 2 shots");
  const dialog = page.getByRole("dialog", { name: "Archive 2 shots?" });
  await dialog.getByText("with 16 tasks").waitFor();
  await dialog.locator(":focus").waitFor();
  await keys("Enter");
  await dialog.waitFor({ state: "detached" });
  await heading("SQ020").getByText("1 shot", { exact: false }).waitFor();
  await expect.poll(() => page.locator(".ag-row [col-id=name]", { hasText: /^S0[12]0$/ }).count()).toBe(0);
  await keys("Control+z");
  await heading("SQ020").getByText("3 shots").waitFor();
});

test("the tasks of a selection get one deadline and go to the archive, and an undo takes each back", async () => {
  const first = await inSequence("SQ020", "S010", "Layout");
  await first.click();
  await keys("Shift+ArrowDown");
  await selected(2);
  await action("Set deadlines");
  const deadlines = page.getByRole("dialog", { name: "Deadlines of 2 tasks" });
  await deadlines.getByLabel("Due date").fill(`${YEAR}-07-08`);
  expect(await axeFindings(page)).toEqual([]);
  await keys("Enter");
  await deadlines.waitFor({ state: "detached" });
  const due = page.locator(".ag-row [col-id]", { hasText: `8 Jul ${YEAR}` });
  await expect.poll(() => due.count()).toBe(2);
  await action("Archive tasks");
  const archive = page.getByRole("dialog", { name: "Archive 2 tasks?" });
  await archive.locator(":focus").waitFor();
  await keys("Enter");
  await archive.waitFor({ state: "detached" });
  await expect.poll(() => due.count()).toBe(0);
  await keys("Control+z");
  await expect.poll(() => due.count()).toBe(2);
  await keys("Control+z");
  await expect.poll(() => due.count()).toBe(0);
});

test("the flat list shows the same tasks, and one's own at one press", async () => {
  await page.getByRole("link", { name: "Tasks" }).click();
  await page.getByRole("heading", { name: "Tasks", level: 1 }).waitFor();
  await page.locator(".ag-row [col-id=entity]").first().waitFor();
  const all = await page.getByText(/^[\d,]+ rows$/).textContent();
  expect(Number(all?.replaceAll(/\D/g, ""))).toBeGreaterThan(80);
  await page.getByRole("button", { name: "Assigned to me" }).click();
  await page.getByText(/ of [\d,]+ rows$/).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "Assigned to me" }).click();
});

test("the casting of a shot is read and changed in its panel", async () => {
  await page.getByRole("link", { name: "Shots" }).click();
  await (await inSequence("SQ010", "SH030", "Shot")).click();
  await keys("Alt+Enter");
  await page.getByRole("tab", { name: "Casting" }).click();
  await page.getByRole("tabpanel").getByText("Chestnut").waitFor();
  await page.getByRole("textbox", { name: "Add an asset" }).fill("bunny");
  await page.locator("[role=option][data-combobox-selected]").waitFor();
  const added = (await page.getByRole("option").first().textContent())?.split(" ")[0] ?? "";
  await keys("Enter");
  await page
    .getByRole("button", { name: new RegExp(`^Take .*${added}`) })
    .first()
    .waitFor();
  expect(await axeFindings(page)).toEqual([]);
});

test("a row tells its cast and leads to it, and who may do what with it", async () => {
  await page.getByRole("button", { name: "Close the panel" }).click();
  await (await inSequence("SQ010", "SH030", "Shot")).click();
  await action("Explain access");
  const dialog = page.getByRole("dialog", { name: "Access to SH030" });
  await dialog.getByRole("combobox", { name: "Person" }).click();
  await page.getByRole("option", { name: "Kenji Tanaka" }).click();
  await dialog.getByText(/casting\.set is for .*; Kenji Tanaka is artist here/).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await keys("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.waitForURL(/row=/);
  const there = new URL(page.url());
  there.searchParams.set("col", "cast");
  await page.goto(there.href);
  const cast = page.locator(".ag-row [col-id=cast]", { hasText: "Chestnut" });
  await cast.press("Enter");
  await page.waitForURL(/\/casting\?at=/);
  await page.getByRole("heading", { name: "SH030" }).waitFor();
});

/** A letter on the six selected tasks opens what it asks. */
async function letter(key: string): Promise<void> {
  const asked = page.getByText("for 6 tasks");
  await asked.waitFor({ state: "detached" });
  await keys(key);
  await asked.waitFor();
}

async function newShots() {
  await keys("Alt+n");
  const dialog = page.getByRole("dialog", { name: "New shots" });
  await dialog.locator("textarea:focus").waitFor();
  return dialog;
}

/** Runs what the menu of the selection offers, by keyboard. */
async function action(name: string): Promise<void> {
  await keys("Shift+F10");
  const item = page.getByRole("menuitem", { name: `${name}…` });
  await item.waitFor();
  await item.press("Enter");
}
