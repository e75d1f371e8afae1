import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cell, openBrowser, openShots, person, axeFindings, signIn } from "./browser";
import { type Server, startServer } from "./server";

let server: Server;
let browser: Browser;
let ana: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ demo: true }), openBrowser()]);
  ana = await person(browser);
  await signIn(ana, server, "ana.moreau");
  await openShots(ana, "Big Buck Bunny");
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function type(page: Page, shot: string, words: string): Promise<void> {
  const description = await cell(page, shot, "Description");
  await description.dblclick();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
  await description.getByText(words, { exact: true }).waitFor();
  await page.getByText("saved", { exact: true }).waitFor();
}

test("what was changed is seen as it was, marked, brought back, and left by Escape", async () => {
  const description = await cell(ana, "SH030", "Description");
  const before = (await description.textContent()) ?? "";
  await type(ana, "SH030", "Nobody meant this");

  await ana.getByRole("button", { name: "Time machine…" }).click();
  const bar = ana.getByRole("region", { name: "Time machine" });
  await bar.getByText(/Only the 1 row that differs/u).waitFor();
  await ana.locator('[col-id=description][data-today=""]').waitFor();
  expect(await description.textContent()).toContain(before.trim().slice(0, 20));
  expect(await description.getAttribute("aria-description")).toContain("Nobody meant this");
  expect(await axeFindings(ana)).toEqual([]);

  await description.click();
  await ana.getByRole("button", { name: "Bring back…" }).click();
  const dialog = ana.getByRole("dialog");
  await dialog.getByText("Nobody meant this").waitFor();
  await dialog.getByRole("button", { name: "Bring 1 row back" }).click();
  await bar.getByText("1 row is back as it was.").waitFor();
  await bar.getByText("Nothing differs from today").waitFor();

  await description.click();
  await ana.keyboard.press("Escape");
  await bar.waitFor({ state: "detached" });
  await description.getByText(before.trim().slice(0, 20)).waitFor();
});
