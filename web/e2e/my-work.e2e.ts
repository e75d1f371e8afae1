import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, person, axeFindings, signIn } from "./browser";
import { type Server, startServer } from "./server";

let server: Server;
let browser: Browser;
let kenji: Page;
let ana: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ demo: true }), openBrowser()]);
  [kenji, ana] = [await person(browser, { width: 390, height: 844 }), await person(browser)];
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** The number before some words, on a page of numbers that are links. */
async function counted(page: Page, words: string): Promise<number> {
  const figure = page.getByRole("link", { name: new RegExp(`^\\d+\\s*${words}$`) });
  return Number.parseInt((await figure.textContent()) ?? "", 10);
}

test("an artist comes to their own work, starts a task and submits it; the producer's overview counts it", async () => {
  await signIn(ana, server, "ana.moreau");
  const shots = await ana.getByRole("link", { name: "Final Reel" }).getAttribute("href");
  await ana.goto(server.url + (shots ?? "").replace(/shots$/, "overview"));
  await ana.getByRole("heading", { name: "Progress" }).waitFor();
  const waiting = await counted(ana, "waiting for review");
  expect(await axeFindings(ana)).toEqual([]);

  await kenji.goto(server.url);
  await kenji.getByLabel("Account name or e-mail").fill("kenji.tanaka");
  await kenji.locator("input[name=password]").fill(server.password);
  await kenji.getByRole("button", { name: "Sign in", exact: true }).click();
  await kenji.getByRole("heading", { name: "My work" }).waitFor();
  const start = kenji.getByRole("button", { name: /^Start / }).first();
  const task = (await start.getAttribute("aria-label"))?.slice("Start ".length) ?? "";
  expect(await axeFindings(kenji)).toEqual([]);
  await start.click();
  await kenji.getByRole("button", { name: `Submit ${task} for review` }).click();
  const dialog = kenji.getByRole("dialog", { name: `Submit ${task}` });
  await dialog.getByRole("textbox", { name: "Note" }).fill("The ear follows through now.");
  await kenji.keyboard.press("Control+Enter");
  await dialog.waitFor({ state: "hidden" });
  const shown = kenji.getByRole("region", { name: /^Waiting for review/ }).getByRole("link", { name: task });
  await shown.click();
  await kenji.getByRole("article").filter({ hasText: "The ear follows through now." }).waitFor();

  const figure = ana.getByRole("link", { name: new RegExp(`^${waiting + 1}\\s*waiting for review$`) });
  await figure.click();
  await ana.waitForURL(/\/tasks\?filter=/);
  await ana.getByText(new RegExp(`^${waiting + 1} of `)).waitFor();
});
