/** A production's own words and people: fields of the studio's own, the casting, slots, what is put away. */
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cell, openBrowser, openShots, person, axeFindings, signIn, tabTo } from "./browser";
import { type Server, startServer } from "./server";

let server: Server;
let browser: Browser;
let ana: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ demo: true }), openBrowser()]);
  ana = await person(browser);
  await ana.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn(ana, server, "ana.moreau");
  await openShots(ana, "Big Buck Bunny");
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const button = (name: string | RegExp): Locator => ana.getByRole("button", { name, exact: true });

async function names(): Promise<string[]> {
  const found = await ana.locator(".ag-row [role=gridcell][col-id=name]").allTextContents();
  return found.map((name) => name.trim()).toSorted();
}

test("a list is made a field from the columns, filled by pasting, filtered by, and undone", async () => {
  await button("Columns").click();
  await button("Add field…").click();
  const dialog = ana.getByRole("dialog", { name: "New field" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Lens");
  await dialog.getByRole("combobox", { name: "Type" }).click();
  await ana.getByRole("option", { name: "List", exact: true }).click();
  await dialog.getByRole("textbox", { name: "Choices" }).fill("35 mm\n50 mm\n85 mm");
  expect(await axeFindings(ana)).toEqual([]);
  await dialog.getByRole("button", { name: "Create field" }).click();

  const first = await cell(ana, "SH010", "Lens");
  await first.click();
  await ana.evaluate(() => navigator.clipboard.writeText("35 mm\n50 mm\n85 mm\n"));
  await ana.keyboard.press("Control+v");
  await (await cell(ana, "SH030", "Lens")).getByText("85 mm").waitFor();

  await ana.locator(".ag-header-cell", { hasText: "Lens" }).hover();
  await button("Menu of Lens").click();
  await ana.getByRole("menuitem", { name: "Filter by its values…" }).click();
  await ana
    .getByRole("group", { name: "Lens" })
    .getByRole("checkbox", { name: /^50 mm/ })
    .check();
  await expect.poll(names).toEqual(["SH020"]);
  await ana.keyboard.press("Escape");
  await ana
    .getByRole("list", { name: "Conditions" })
    .getByRole("button", { name: /^Remove/ })
    .click();
  await expect.poll(names).toHaveLength(4);

  await first.click();
  await ana.getByText("saved", { exact: true }).waitFor();
  await ana.keyboard.press("Control+z");
  await ana.getByText(/^Undone/).waitFor();
  await expect.poll(async () => (await cell(ana, "SH030", "Lens")).textContent()).toBe("");
});

test("an asset is cast from the library by keyboard, taken back by undo, and counted", async () => {
  await ana.getByRole("link", { name: "Casting" }).click();
  const cast = ana.getByRole("grid", { name: "Cast of SH010" });
  await cast.waitFor();
  const library = ana.getByRole("combobox", { name: "Search assets" });
  await library.fill("chest");
  await library.press("Enter");
  const line = cast.getByRole("row", { name: /^Chestnut/ });
  await line.waitFor();
  await button("Undo: casting of 1 row").waitFor();
  await ana.keyboard.press("Escape");
  await cast.getByRole("row").first().focus();
  await ana.keyboard.press("Control+z");
  await expect.poll(() => line.count()).toBe(0);
  await library.fill("chest");
  await library.press("Enter");
  await line.focus();
  await ana.keyboard.press("+");
  await cast.getByRole("row", { name: "Chestnut, × 2" }).waitFor();
  await tabTo(ana, cast.getByRole("textbox", { name: "Label of Chestnut" }));
  await ana.keyboard.type("thrown");
  await ana.keyboard.press("Enter");
  await cast.getByRole("row", { name: "Chestnut, thrown, × 2" }).waitFor();
  await tabTo(ana, cast.getByRole("textbox", { name: "How many of Chestnut" }));
  await ana.keyboard.press("Control+a");
  await ana.keyboard.type("5");
  await ana.keyboard.press("Enter");
  await cast.getByRole("row", { name: "Chestnut, thrown, × 5" }).waitFor();
  await ana.keyboard.type("0");
  await ana.keyboard.press("Enter");
  await cast.getByRole("row", { name: "Chestnut, thrown, × 50" }).waitFor();
  expect(await axeFindings(ana)).toEqual([]);
});

test("an asset that is dragged from the library onto a shot is cast there", async () => {
  await ana.getByRole("combobox", { name: "Search assets" }).fill("bunny");
  const asset = ana.getByRole("listbox", { name: "Library of assets" }).getByRole("option").first();
  const name = (await asset.textContent()) ?? "";
  const shot = (place: string) =>
    ana.getByRole("listbox", { name: "SQ010" }).getByRole("option", { name: new RegExp(`^${place}`, "u") });
  const cast = ana.getByRole("region", { name: "Cast of SH020" });
  await shot("SH020").click();
  await cast.waitFor();
  expect(await cast.getByRole("row").filter({ hasText: name }).count()).toBe(0);
  await shot("SH010").click();
  await asset.dragTo(shot("SH020"));
  await shot("SH020").click();
  await cast.getByRole("row").filter({ hasText: name }).waitFor();
});

test("shots that are no neighbours are chosen to cast in by keyboard, and a sequence as a whole", async () => {
  const listed = ana.getByRole("listbox", { name: "SQ010" });
  const chosen = async () => (await listed.getByRole("option", { selected: true }).allTextContents()).join();
  await listed.focus();
  await ana.keyboard.press("Home");
  await expect.poll(chosen).toMatch(/^SH010\d+$/u);
  await ana.keyboard.press("Control+ArrowDown");
  await ana.keyboard.press("Control+ArrowDown");
  await ana.keyboard.press("Space");
  await expect.poll(chosen).toMatch(/^SH010\d+,SH030\d+$/u);
  await ana.keyboard.press("Shift+Tab");
  await ana.keyboard.press("Enter");
  await ana.getByRole("heading", { name: "3 shots" }).waitFor();
});

test("an open slot is filled by keyboard, and one undo opens it again", async () => {
  await ana.getByRole("link", { name: /^Team/ }).click();
  const open = button("Open: fill Groom Artist");
  await tabTo(ana, open);
  await ana.keyboard.press("Enter");
  await ana.getByRole("combobox", { name: "Person" }).and(ana.locator(":focus")).waitFor();
  await ana.keyboard.type("kenji");
  await ana.getByRole("option", { name: "Kenji Tanaka" }).waitFor();
  await ana.keyboard.press("Enter");
  await tabTo(ana, button("Fill the slot"));
  await ana.keyboard.press("Enter");
  await expect.poll(() => open.count()).toBe(0);
  await ana.keyboard.press("Control+z");
  await open.waitFor();
  expect(await axeFindings(ana)).toEqual([]);
});
