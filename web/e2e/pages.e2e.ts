import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cell, openBrowser, openShots, person, axeFindings, signIn } from "./browser";
import { type Server, startServer } from "./server";

let server: Server;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ demo: true }), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Each page that a list of links leads to. */
async function everyPage(page: Page, list: string): Promise<void> {
  const links = page.getByRole("navigation", { name: list, exact: true }).getByRole("link");
  await links.first().waitFor();
  for (let at = 0; at < (await links.count()); at += 1) {
    const link = links.nth(at);
    await link.click();
    await expect.poll(() => link.getAttribute("aria-current")).toBe("page");
    await nothingFound(page, (await link.textContent()) ?? "");
  }
}

async function nothingFound(page: Page, name: string): Promise<void> {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await expect.poll(() => page.getByRole("status", { name: "Loading" }).count()).toBe(0);
  // The page before stands until the next one is there.
  await expect.poll(() => axeFindings(page), { message: name }).toEqual([]);
}

describe.each([
  { scheme: "dark", width: 1440, height: 900 },
  { scheme: "light", width: 1440, height: 900 },
  { scheme: "light", width: 1024, height: 700 },
  { scheme: "dark", width: 390, height: 844 },
] as const)("in the $scheme theme, $width wide, axe finds nothing", (look) => {
  let page: Page;

  beforeAll(async () => {
    page = await person(browser, look);
    await page.goto(server.url);
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    expect(await axeFindings(page), "sign-in").toEqual([]);
    await signIn(page, server, "ana.moreau");
  });

  test("on the projects, the shots, a status list and the panel", async () => {
    expect(await axeFindings(page), "projects").toEqual([]);
    await openShots(page, "Big Buck Bunny");
    expect(await axeFindings(page), "shots").toEqual([]);
    // On a phone the steps stand beyond the edge.
    const [column, tab] = look.width < 600 ? ["Shot", "Fields"] : ["Animation", "Thread"];
    await (await cell(page, "SH030", column)).click();
    await page.keyboard.press("Alt+Enter");
    await page.getByRole("tab", { name: tab, selected: true }).waitFor();
    if (tab === "Thread") await page.getByRole("article").first().waitFor();
    expect(await axeFindings(page), tab).toEqual([]);
    await page.getByRole("tab", { name: "Fields" }).click();
    expect(await axeFindings(page), "fields").toEqual([]);
    await page.getByRole("tab", { name: "History" }).click();
    await page.getByRole("list", { name: "History" }).waitFor();
    expect(await axeFindings(page), "history").toEqual([]);
    if (column === "Animation") {
      await (await cell(page, "SH030", column)).dblclick();
      await page.getByRole("listbox").waitFor();
      expect(await axeFindings(page), "status list").toEqual([]);
    }
    await page.keyboard.press("Escape");
  });

  test("on the other pages of a project", async () => {
    await everyPage(page, "Pages of the project");
    // The last of them led to the settings.
    await everyPage(page, "Project settings");
  });

  test("on the pages of one's own", async () => {
    for (const path of ["my-work", "inbox", "timesheet", "search?q=stream"]) {
      await page.goto(`${server.url}/${path}`);
      await nothingFound(page, path);
    }
  });

  test("on the settings and the dialogs", async () => {
    await page.goto(`${server.url}/settings`);
    await page.getByRole("link", { name: "Webhooks" }).waitFor();
    await everyPage(page, "Settings");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    expect(await axeFindings(page), "shortcuts").toEqual([]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").last().fill("bunny");
    expect(await axeFindings(page), "go to").toEqual([]);
  });
});

test("at 1024 x 700 the grid, its panel and its status bar fit without the page scrolling", async () => {
  const page = await person(browser, { width: 1024, height: 700 });
  await signIn(page, server, "ana.moreau");
  await openShots(page, "Final Reel");
  await page.locator(".ag-row [col-id=name]").first().click();
  await page.keyboard.press("Alt+Enter");
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return [scrollWidth - clientWidth, scrollHeight - clientHeight];
  });
  expect(overflow).toEqual([0, 0]);
});
