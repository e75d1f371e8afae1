import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cell, openBrowser, openShots, person, axeFindings, signIn } from "./browser";
import { type Server, startServer } from "./server";

let server: Server;
let browser: Browser;
let ana: Page;
let leila: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ demo: true }), openBrowser()]);
  [ana, leila] = [await person(browser), await person(browser)];
  await signIn(ana, server, "ana.moreau");
  await signIn(leila, server, "leila.osei");
  await openShots(ana, "Big Buck Bunny");
  await openShots(leila, "Big Buck Bunny");
  await describe(ana, "SH020", "A kite over the stream, and a cloud");
  await describe(ana, "SH020", "A kite over the stream, and a squirrel");
  await setStatus(leila, "SH030", "Approved");
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function describe(page: Page, shot: string, text: string): Promise<void> {
  await (await cell(page, shot, "Description")).dblclick();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await (await cell(page, shot, "Description")).getByText(text).waitFor();
  await page.getByText("saved", { exact: true }).waitFor();
}

async function setStatus(page: Page, shot: string, status: string): Promise<void> {
  await (await cell(page, shot, "Animation")).click();
  await page.getByRole("heading", { name: `${shot} Animation` }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("listbox").waitFor();
  await page.keyboard.type(status.slice(0, 4));
  await page.keyboard.press("Enter");
  await (await cell(page, shot, "Animation")).getByText(status, { exact: true }).waitFor();
  await page.getByText("saved", { exact: true }).waitFor();
}

function entries(page: Page) {
  return page.getByRole("main").getByRole("listitem");
}

async function pick(page: Page, filter: string, choice: string): Promise<void> {
  await page.getByRole("combobox", { name: filter, exact: true }).click();
  await page.getByRole("option", { name: choice, exact: true }).click();
}

test("the diary shows one person's work, or one kind of it, and its address shows a colleague the same", async () => {
  await ana.getByRole("link", { name: "Activity" }).click();
  await entries(ana).filter({ hasText: "Leila Osei" }).first().waitFor();
  await pick(ana, "Anything done", "Edited");
  await entries(ana).filter({ hasText: "Leila Osei" }).first().waitFor({ state: "detached" });
  await entries(ana).filter({ hasText: "Ana Moreau" }).first().waitFor();

  await leila.goto(ana.url());
  await entries(leila).filter({ hasText: "Ana Moreau" }).first().waitFor();
  expect(await entries(leila).filter({ hasText: "Leila Osei" }).count()).toBe(0);
  await leila.getByRole("button", { name: "Clear", exact: true }).click();
  await pick(leila, "Anybody", "Leila Osei");
  await entries(leila).filter({ hasText: "Ana Moreau" }).first().waitFor({ state: "detached" });
  await entries(leila).filter({ hasText: "Leila Osei" }).first().waitFor();
});

test("a name finds what was done to it, and what nobody did says so and offers the way back", async () => {
  await leila.getByRole("button", { name: "Clear", exact: true }).click();
  const search = leila.getByRole("searchbox", { name: "Find by name" });
  await search.fill("SH020");
  await entries(leila).filter({ hasText: "SH030" }).first().waitFor({ state: "detached" });
  await entries(leila).filter({ hasText: "SH020" }).first().waitFor();
  await leila.waitForURL(/q=SH020/);
  await search.fill("no such name");
  await leila.getByText("Nothing like that happened").waitFor();
  expect(await axeFindings(leila)).toEqual([]);
  await leila.getByRole("main").getByRole("button", { name: "Clear", exact: true }).last().click();
  await entries(leila).first().waitFor();
});

test("an entry opens on its rows: the word that changed, and the way to the row in its grid", async () => {
  await ana.getByRole("button", { name: "Clear", exact: true }).click();
  const entry = entries(ana)
    .filter({ hasText: "Ana Moreau", hasNotText: /reverted/ })
    .first();
  await entry.getByRole("button", { name: /change/ }).click();
  await entry.locator("ins", { hasText: "squirrel" }).waitFor();
  expect(await entry.locator("del").allTextContents()).toEqual(["cloud"]);
  expect(await axeFindings(ana)).toEqual([]);
  await entry.getByRole("link", { name: "SQ010 SH020" }).click();
  await ana.waitForURL(/\/shots\?.*row=/);
  await ana.goBack();
});

test("several entries go back in one press, the newest first, to what was before all of them", async () => {
  await ana.reload();
  const mine = entries(ana).filter({ hasText: "Ana Moreau", hasNotText: /reverted/ });
  await mine.nth(0).getByRole("checkbox").check();
  await mine.nth(1).getByRole("checkbox").check();
  await ana.getByText("2 chosen").waitFor();
  await ana.getByRole("button", { name: "Revert all 2" }).click();
  await ana.getByRole("region", { name: "What is chosen" }).getByText("Reverted.").waitFor();
  await ana.getByRole("link", { name: "Shots" }).click();
  const description = await cell(ana, "SH020", "Description");
  await description.waitFor();
  expect(await description.textContent()).not.toContain("kite");
});

test("of two values the one somebody changed since stays, and the report names it", async () => {
  await describe(ana, "SH040", "Typed by Ana, word by word");
  await leila.goto(ana.url().replace(/\?.*/, ""));
  // The page shows at first what it knew, and whoever changes that is asked about Ana's.
  await (await cell(leila, "SH040", "Description")).getByText("Typed by Ana, word by word").waitFor();
  await describe(leila, "SH040", "Typed over by Leila");
  await ana.getByRole("link", { name: "Activity" }).click();
  const entry = entries(ana)
    .filter({ hasText: /Ana Moreau changed .*SH040/u })
    .first();
  await entry.getByRole("button", { name: "Revert" }).click();
  await entry.getByText(/was left alone/).waitFor();
  await entry.getByText(/SQ\d+ SH040 · Description: now Typed over by Leila/).waitFor();
});

test("what the studio keeps beside its projects has its diary too: a department renamed is told and put back", async () => {
  await ana.goto(`${server.url}/settings/departments`);
  await ana.getByRole("button", { name: "Edit Layout" }).click();
  await ana.getByRole("textbox", { name: "Name" }).fill("Blocking");
  await ana.getByRole("button", { name: "Save" }).click();
  await ana.getByRole("button", { name: "Edit Blocking" }).waitFor();
  await ana.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Activity" }).click();
  await ana.getByRole("heading", { name: "Activity of the studio" }).waitFor();
  await pick(ana, "On anything", "Departments");
  await ana.waitForURL(/on=department/);
  const entry = entries(ana).filter({ hasText: "Ana Moreau changed name of Blocking" });
  await entry.getByRole("button", { name: "1 change" }).click();
  await entry.getByText("Department · Blocking").waitFor();
  await entry.getByText("Layout").waitFor();
  await entry.getByRole("button", { name: "Revert", exact: true }).click();
  await entry.getByText("Reverted.").waitFor();
  await ana.getByRole("link", { name: "Departments" }).click();
  await ana.getByRole("button", { name: "Edit Layout" }).waitFor();
});
