import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cell, openBrowser, openShots, person, axeFindings, signIn } from "./browser";
import { type Server, startServer } from "./server";

let server: Server;
let browser: Browser;
let leila: Page;
let ana: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ demo: true }), openBrowser()]);
  [leila, ana] = [await person(browser), await person(browser)];
  await signIn(leila, server, "leila.osei");
  await signIn(ana, server, "ana.moreau");
  await openShots(leila, "Big Buck Bunny");
  await openShots(ana, "Big Buck Bunny");
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function type(page: Page, shot: string, text: string): Promise<void> {
  await (await cell(page, shot, "Description")).dblclick();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

async function shows(page: Page, shot: string, text: string): Promise<void> {
  await (await cell(page, shot, "Description")).getByText(text, { exact: true }).waitFor();
}

async function saved(page: Page): Promise<void> {
  await page.getByText("saved", { exact: true }).waitFor();
}

test("what is typed without a connection waits, and arrives when it is back", async () => {
  await leila.context().setOffline(true);
  await type(leila, "SH010", "Typed in a tunnel");
  await type(leila, "SH020", "Typed in the same tunnel");
  await leila.getByText("2 edits waiting for the connection").waitFor();
  await shows(leila, "SH010", "Typed in a tunnel");
  await leila.context().setOffline(false);
  await saved(leila);
  await shows(ana, "SH010", "Typed in a tunnel");
  await shows(ana, "SH020", "Typed in the same tunnel");
});

test("what a dead tab could not send is sent by the next one", async () => {
  const tab = await leila.context().newPage();
  await tab.goto(leila.url());
  await tab.locator(".ag-row [col-id=name]").first().waitFor();
  await leila.context().setOffline(true);
  await type(tab, "SH030", "Left behind");
  await tab.getByText("1 edit waiting for the connection").waitFor();
  await tab.close();
  await leila.context().setOffline(false);
  await leila.reload();
  await shows(ana, "SH030", "Left behind");
});

test("undo and redo go through a reload, and say what they would do", async () => {
  await type(leila, "SH040", "Once upon a time");
  await saved(leila);
  await shows(ana, "SH040", "Once upon a time");
  await leila.reload();
  await shows(leila, "SH040", "Once upon a time");
  await (await cell(leila, "SH040", "Description")).click();
  await leila.getByRole("button", { name: "Undo: description of 1 row" }).waitFor();
  await leila.keyboard.press("Control+z");
  await leila.getByText("Undone: description of 1 row.").waitFor();
  await expect.poll(async () => (await cell(ana, "SH040", "Description")).textContent()).not.toContain("Once upon");
  await leila.keyboard.press("Control+Shift+z");
  await shows(ana, "SH040", "Once upon a time");
});

test("undo leaves alone what somebody has changed since, and says so", async () => {
  await type(leila, "SH010", "Leila's words");
  await shows(ana, "SH010", "Leila's words");
  await type(ana, "SH010", "Ana's words");
  await shows(leila, "SH010", "Ana's words");
  await leila.keyboard.press("Control+z");
  await leila.getByText("1 value was left alone, because it has changed since.").waitFor();
  await shows(leila, "SH010", "Ana's words");
});

test("all that two people wrote is asked about in one dialog, which can wait", async () => {
  await leila.context().setOffline(true);
  await type(leila, "SH020", "Mine, six");
  await type(leila, "SH030", "Mine, seven");
  await type(ana, "SH020", "Theirs, six");
  await type(ana, "SH030", "Theirs, seven");
  await saved(ana);
  await leila.context().setOffline(false);
  const dialog = leila.getByRole("dialog", { name: "Changed by someone else" });
  await dialog.getByText("Theirs, six").waitFor();
  await dialog.getByText("Mine, seven").waitFor();
  await dialog
    .getByText(/^Ana Moreau, (yesterday )?\d\d:\d\d$/)
    .first()
    .waitFor();
  expect(await axeFindings(leila)).toEqual([]);
  await leila.keyboard.press("Escape");
  await leila.getByText("2 values changed by someone else too").waitFor();
  await leila.reload();
  await dialog.getByRole("button", { name: "Keep mine" }).first().click();
  await dialog.getByText("Mine, six").waitFor({ state: "detached" });
  await dialog.getByRole("button", { name: "Keep theirs" }).press("Enter");
  await dialog.waitFor({ state: "detached" });
  await shows(ana, "SH020", "Mine, six");
  await shows(leila, "SH030", "Theirs, seven");
});

test("one sees who else is on the page, and goes to their cell", async () => {
  const kenji = await person(browser);
  await signIn(kenji, server, "kenji.tanaka");
  await openShots(kenji, "Big Buck Bunny");
  await (await cell(kenji, "SH040", "Animation")).click();
  const toKenji = ana.getByRole("button", { name: "Go to Kenji Tanaka" });
  await toKenji.waitFor();
  const his = ana.locator(".ag-cell[data-presence='Kenji Tanaka']");
  await his.waitFor();
  await toKenji.click();
  await ana.waitForURL(/col=task/);
  expect(await axeFindings(ana)).toEqual([]);
  await kenji.getByRole("link", { name: "Peach Studio" }).click();
  await toKenji.waitFor({ state: "detached" });
  await his.waitFor({ state: "detached" });
});
