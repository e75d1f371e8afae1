import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cell, openBrowser, openShots, person, axeFindings, signIn } from "./browser";
import { type Server, startServer } from "./server";

let server: Server;
let browser: Browser;
let ana: Page;
/** What was sent to change something, since the test began. */
let sent: string[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ demo: true }), openBrowser()]);
  ana = await person(browser);
  await ana.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn(ana, server, "ana.moreau");
  await openShots(ana, "Big Buck Bunny");
  ana.on("request", (request) => {
    const isPresence = request.url().includes("/presence");
    if (request.method() !== "GET" && !isPresence) sent.push(new URL(request.url()).pathname.split("/").at(-1) ?? "");
  });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const at = (shot: string, column: string) => cell(ana, shot, column);

async function dragged(from: Locator, to: Locator, fromCorner = false): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error("not in sight");
  const [x, y] = fromCorner ? [start.width - 3, start.height - 3] : [12, start.height / 2];
  await ana.mouse.move(start.x + x, start.y + y);
  await ana.mouse.down();
  await ana.mouse.move(end.x + 12, end.y + end.height / 2, { steps: 5 });
  await ana.mouse.up();
}

async function select(shot: string, column: string, lastShot: string, lastColumn = column): Promise<void> {
  await dragged(await at(shot, column), await at(lastShot, lastColumn));
}

const says = (words: string) => ana.getByRole("region", { name: "Shots" }).getByText(words, { exact: true }).waitFor();

async function shows(shot: string, column: string, text: string): Promise<void> {
  const found = await at(shot, column);
  await expect.poll(async () => (await found.textContent())?.trim()).toBe(text);
}

async function clipboard(text: string): Promise<void> {
  await ana.evaluate((words) => navigator.clipboard.writeText(words), text);
}

/** Puts the keyboard on a cell, without the panel a click would open. */
async function go(shot: string, column: string): Promise<void> {
  await (await at(shot, column)).click();
}

/** Waits until everything is saved, and tells what was sent for it. */
async function saved(): Promise<string[]> {
  await ana.getByText("saved", { exact: true }).waitFor();
  const all = sent;
  sent = [];
  return all;
}

test("dragging over cells of two sequences selects them, and the status bar adds up their frames", async () => {
  // The grid listens to the hand a moment after its rows are there.
  await go("SH020", "Frames");
  await ana.waitForURL(/col=nb_frames/);
  await select("SH020", "Frames", "SH040");
  await says("3 × 1 cells selected");
  await ana.locator("footer").getByText("435 frames").waitFor();
  await ana.keyboard.press("Shift+ArrowLeft");
  await says("3 × 2 cells selected");
  await ana.keyboard.press("Escape");
});

test("a block copied and pasted elsewhere is one change", async () => {
  await go("SH010", "Description");
  await ana.keyboard.press("Shift+ArrowDown");
  await ana.keyboard.press("Control+c");
  await says("2 cells copied");
  const [first = "", second = ""] = [
    await (await at("SH010", "Description")).textContent(),
    await (await at("SH020", "Description")).textContent(),
  ];
  await go("SH030", "Description");
  await ana.keyboard.press("Control+v");
  await shows("SH030", "Description", first ?? "");
  await shows("SH040", "Description", second ?? "");
  expect(await saved()).toHaveLength(1);
});

test("what does not fit is shown with the reason before anything is pasted", async () => {
  await clipboard("100\nmany\n");
  await go("SH030", "Frames");
  await ana.keyboard.press("Control+v");
  const dialog = ana.getByRole("dialog", { name: "Not everything fits" });
  await dialog.getByRole("cell", { name: "many" }).waitFor();
  expect(await dialog.getByRole("row", { name: /SH040/ }).textContent()).toContain("A number, please.");
  expect(sent).toEqual([]);
  expect(await axeFindings(ana)).toEqual([]);
  await dialog.getByRole("button", { name: "Paste what fits" }).press("Enter");
  await shows("SH030", "Frames", "100");
  await shows("SH040", "Frames", "167");
  expect(await saved()).toHaveLength(1);
});

test("the fill handle carries a series on", async () => {
  await clipboard("10\n20\n");
  await go("SH010", "Frames");
  await ana.keyboard.press("Control+v");
  await shows("SH020", "Frames", "20");
  await dragged(await at("SH020", "Frames"), await at("SH040", "Frames"), true);
  await shows("SH030", "Frames", "30");
  await shows("SH040", "Frames", "40");
  expect(await saved()).toHaveLength(2);
});

test("a number typed once goes to every selected cell, and Escape to none", async () => {
  await select("SH010", "Frames", "SH030");
  await ana.keyboard.type("7");
  await says("Enter writes it into all 3 cells");
  await ana.keyboard.press("Escape");
  await shows("SH010", "Frames", "10");
  await ana.keyboard.type("48");
  await ana.keyboard.press("Enter");
  for (const shot of ["SH010", "SH020", "SH030"]) await shows(shot, "Frames", "48");
  await shows("SH040", "Frames", "40");
  expect(await saved()).toHaveLength(1);
  // They stay selected, for the next thing to do with them.
  await says("3 × 1 cells selected");
});

test("Delete empties what is selected", async () => {
  await select("SH010", "Description", "SH020", "Frames");
  await ana.keyboard.press("Delete");
  await says("4 cells cleared");
  await shows("SH010", "Description", "");
  await shows("SH020", "Frames", "");
  expect(await saved()).toHaveLength(1);
});

test("a status chosen once goes to all selected tasks", async () => {
  await select("SH010", "Animation", "SH030");
  await ana.keyboard.press("Enter");
  await ana.getByRole("listbox").waitFor();
  await ana.keyboard.type("retake");
  await ana.keyboard.press("Enter");
  for (const shot of ["SH010", "SH020", "SH030"])
    await (await at(shot, "Animation")).getByText("Retake", { exact: true }).waitFor();
  expect(await saved()).toHaveLength(1);
});

test("find goes from match to match and gives the keyboard back to the cell", async () => {
  await go("SH010", "Shot");
  await ana.keyboard.press("Control+f");
  const words = ana.getByRole("textbox", { name: "Find in grid" });
  await words.fill("sh0");
  await ana.getByText("1 of 4").waitFor();
  await words.press("Enter");
  await ana.getByText("2 of 4").waitFor();
  await words.press("Escape");
  const focused = ana.locator(".ag-cell:focus");
  expect(await focused.textContent()).toBe("SH020");
});

test("the context menu works without a mouse", async () => {
  await go("SH030", "Shot");
  await ana.keyboard.press("Shift+F10");
  const menu = ana.getByRole("menu", { name: "Cells" });
  await menu.getByRole("menuitem", { name: /^Copy/ }).first().waitFor();
  await ana.keyboard.press("ArrowDown");
  expect(await axeFindings(ana)).toEqual([]);
  await ana.keyboard.press("Escape");
  await menu.waitFor({ state: "hidden" });
  expect(await ana.locator(".ag-cell:focus").textContent()).toBe("SH030");
});

test("a group that closes lets go of its cells, and of no others", async () => {
  await select("SH030", "Shot", "SH040", "Description");
  await says("2 × 2 cells selected");
  expect(await ana.locator('.ag-cell[aria-selected="true"]').count()).toBe(4);
  await ana.getByRole("button", { name: "SQ010" }).click();
  await says("1 × 2 cells selected");
  await ana.getByRole("button", { name: "SQ010" }).click();
  await (await at("SH030", "Shot")).waitFor();
  expect(await ana.locator('.ag-cell[aria-selected="true"]').count()).toBe(2);
});

test("the next row of the panel takes the selection along", async () => {
  await go("SH010", "Layout");
  await ana.getByRole("heading", { name: "SH010 Layout" }).waitFor();
  await ana.keyboard.press("Alt+ArrowDown");
  await ana.getByRole("heading", { name: "SH020 Layout" }).waitFor();
  await expect
    .poll(async () => (await at("SH020", "Layout")).evaluate((it) => it === document.activeElement))
    .toBe(true);
  expect(await ana.locator(".ag-cell[data-range]").count()).toBe(1);
});
