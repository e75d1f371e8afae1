import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
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

beforeEach(async () => {
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
});

async function ask(text: string): Promise<void> {
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "Go to anything, do anything" });
  await field.fill(text);
}

function option(name: string | RegExp) {
  return page.getByRole("option", { name }).first();
}

test("a shot's name and the start of a step lead to the task, with its thread open", async () => {
  await ask("sh030 anim");
  await option(/SH030 Animation/).waitFor();
  expect(await option(/SH030 Animation/).getAttribute("aria-selected")).toBe("true");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "SQ010 SH030 Animation" }).waitFor();
  expect(page.url()).toContain("panel=thread");
});

test("an asset is found though its grid was never open, and a page by the start of its name", async () => {
  await ask("bunny");
  await option(/Asset/).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/assets\?.*row=/);
  await ask("shots");
  await option("Shots").waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/shots/);
});

test("a sign narrows it: > to what can be done, @ to people, whose tasks it opens", async () => {
  await ask(">light");
  await option(/Theme: Light/).waitFor();
  await page.keyboard.press("Enter");
  await page.locator('html[data-mantine-color-scheme="light"]').waitFor();
  await ask("@kenji");
  await option(/Kenji Tanaka/).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/tasks\?.*filter=/);
  await page.getByRole("link", { name: "Shots" }).click();
  await page.locator(".ag-row [col-id=name]").first().waitFor();
});

test("a person is found where no project is open, and leads to their tasks in one of theirs", async () => {
  const project = /\/projects\/[^/]+/.exec(page.url())?.[0] ?? "";
  await page.getByRole("link", { name: "Peach Studio" }).click();
  await page.getByRole("heading", { name: "Projects" }).waitFor();
  await ask("kenji");
  await option(/Kenji Tanaka/).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/tasks\?.*filter=/);
  await page.goto(`${server.url}/search?q=kenji`);
  await page
    .getByRole("main")
    .getByRole("link", { name: /Kenji Tanaka/ })
    .click();
  await page.waitForURL(/\/tasks\?.*filter=/);
  await page.goto(`${server.url}${project}/shots`);
  await page.locator(".ag-row [col-id=name]").first().waitFor();
});

test("Enter right after the letters waits for what answers them, and does not lead to the search", async () => {
  // A page of its own: what this one has fetched is known at once.
  const fresh = await person(browser);
  await signIn(fresh, server, "ana.moreau");
  for (const [what, typed, where] of [
    ["**/api/v1/projects?*", "big buck", /\/projects\/[^/]+\/overview/],
    ["**/api/v1/search?*", "wildflowers", /\/projects\/[^/]+\/.*row=/],
  ] as const) {
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => (letThrough = resolve));
    await fresh.route(what, (route) => held.then(() => route.continue()));
    await fresh.goto(server.url);
    await fresh.getByRole("heading", { name: "Projects" }).waitFor();
    await fresh.keyboard.press("Control+k");
    await fresh.locator("[role=combobox]:focus").waitFor();
    await fresh.keyboard.type(typed);
    await fresh.keyboard.press("Enter");
    await fresh.getByRole("status").filter({ hasText: "Looking" }).waitFor();
    letThrough();
    await fresh.waitForURL(where);
  }
  await fresh.context().close();
});

test("what was chosen before stands first the next time", async () => {
  await ask("team");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Team" }).waitFor();
  await ask("");
  const first = page.getByRole("group", { name: "Recent" }).getByRole("option").first();
  expect(await first.textContent()).toContain("Team");
});

test("the keys in force are listed, also from a cell, and found by a word", async () => {
  await page.getByRole("link", { name: "Shots" }).click();
  await (await cell(page, "SH030", "Description")).click();
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await dialog.getByRole("region", { name: "In the grid" }).getByText("Move between cells").waitFor();
  await dialog.getByRole("textbox").fill("paste");
  await dialog.getByText("Move between cells").waitFor({ state: "detached" });
  await dialog.getByText(/Paste/).first().waitFor();
  await dialog.getByRole("textbox").fill("nothing of the kind");
  await dialog.getByText("No shortcut of that name").waitFor();
});
