import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type Axe from "axe-core";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import type { Server } from "./server";

const FLAGS = [
  ...["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  ...["--disable-sync", "--no-first-run"],
];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
}

export interface Look {
  scheme?: "dark" | "light";
  width?: number;
  height?: number;
}

/** A person's own browser: nothing shared with the others'. */
export async function person(
  browser: Browser,
  { scheme = "dark", width = 1440, height = 900 }: Look = {},
): Promise<Page> {
  const own = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale: "en-GB" });
  own.setDefaultTimeout(30_000);
  return own.newPage();
}

export async function signIn(page: Page, server: Server, account: string): Promise<void> {
  await page.goto(server.url);
  await page.getByLabel("Account name or e-mail").fill(account);
  await page.locator("input[name=password]").fill(server.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("heading", { name: /^(Projects|My work)$/ }).waitFor();
  // Artists come for their work; the way on is the same for everybody.
  if (new URL(page.url()).pathname === "/") return;
  await page.getByRole("link", { name: "Peach Studio" }).click();
  await page.getByRole("heading", { name: "Projects" }).waitFor();
}

/** From the list of projects to a grid that shows its rows. */
export async function openShots(page: Page, project: string): Promise<void> {
  await page.getByRole("link", { name: project }).click();
  await page.getByRole("navigation").getByRole("link", { name: "Shots", exact: true }).click();
  await page.locator(".ag-row [col-id=name]").first().waitFor();
}

/** The cell of a shot under a column, as a person points at it. */
export async function cell(page: Page, shot: string, column: string): Promise<Locator> {
  const header = page.locator(".ag-header-cell", { has: page.getByText(column, { exact: true }) });
  const id = await header.getAttribute("col-id");
  const row = page.locator(".ag-row", { has: page.locator("[col-id=name]", { hasText: shot }) });
  return row.locator(`[role=gridcell][col-id="${id}"]`);
}

/** As who has no mouse: on by Tab until it stands there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let steps = 0; steps < 150; steps += 1) {
    if (await target.evaluate((one) => one.contains(document.activeElement))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`No Tab leads to ${target}`);
}

const axeSource = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds on the page as it stands, however small, in words. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Evaluated, not added as an element: the page's own policy forbids foreign scripts, and must.
  await page.evaluate(await axeSource);
  // Half faded, nothing has the contrast that it will have.
  await page.waitForFunction(() => !document.querySelector(".ag-tooltip-hiding"));
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof Axe };
    // What is in order needs no description: on a grid that would be most of the time.
    const found = await axe.run({ resultTypes: ["violations"], preload: false });
    // A menu or a list that opens over the page belongs to no part of it.
    const isOver = ({ target }: Axe.NodeResult) => document.querySelector(String(target[0]))?.closest("[data-portal]");
    return found.violations.filter(({ id, nodes }) => id !== "region" || !nodes.every(isOver));
  });
  return violations.map(
    ({ id, impact, help, nodes }) =>
      `${impact} ${id}: ${help}\n  ${nodes.map(({ html }) => html.slice(0, 200)).join("\n  ")}`,
  );
}
