/** The main jobs of a day by who has no mouse: nothing here points at anything. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings, openBrowser, person, tabTo } from "./browser";
import { type Server, startServer } from "./server";

let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ demo: true }), openBrowser()]);
  page = await person(browser);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function keys(...pressed: string[]): Promise<void> {
  for (const key of pressed) await page.keyboard.press(key);
}

/** By what is found for some letters, once `option` is the one that Enter takes. */
async function goTo(typed: string, option: RegExp): Promise<void> {
  // The last one is gone, and the new one takes letters.
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await keys("Control+k");
  await page.locator("[role=combobox]:focus").waitFor();
  await page.keyboard.type(typed);
  await page.getByRole("option", { name: option, selected: true }).waitFor();
  await keys("Enter");
}

const focused = (role: "gridcell" | "columnheader") => page.locator(`[role=${role}]:focus`);

test("signing in, and the production by its name", async () => {
  await page.goto(server.url);
  await tabTo(page, page.getByLabel("Account name or e-mail"));
  await page.keyboard.type("ana.moreau");
  await tabTo(page, page.locator("input[name=password]"));
  await page.keyboard.type(server.password);
  await keys("Enter");
  await page.getByRole("heading", { name: "Projects" }).waitFor();
  await goTo("big buck", /^Big Buck Bunny/u);
  await page.getByRole("heading", { name: "Overview" }).waitFor();
});

test("from the top of the page into the grid, to a cell, and its panel", async () => {
  await goTo("shots", /^Shots/u);
  await page.locator(".ag-row [col-id=name]").first().waitFor();
  await tabTo(page, page.getByRole("link", { name: "Skip to the content" }));
  await keys("Enter", "Tab");
  await focused("columnheader").waitFor();
  await keys("ArrowDown", "ArrowDown", "ArrowRight");
  await expect.poll(() => focused("gridcell").textContent()).toMatch(/^SH010/u);
  await keys("ArrowDown", "ArrowRight", "Alt+Enter");
  await page.waitForURL(/col=description/);
  await page.getByRole("heading", { name: /SH020/ }).waitFor();
  await keys("Escape");
  await page.getByRole("heading", { name: /SH020/ }).waitFor({ state: "detached" });
});

test("a note that asks for a retake, on the task of a cell", async () => {
  await goTo("sh020 comp", /^SH020 Comp/u);
  await page.getByRole("heading", { name: /SH020 Comp/ }).waitFor();
  await expect.poll(() => focused("gridcell").getAttribute("col-id")).toMatch(/^task\./u);
  await keys("F6");
  await page.getByRole("textbox", { name: "Comment" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.type("The edge of the wing still shimmers.");
  await tabTo(page, page.getByRole("button", { name: /^Status: / }));
  await keys("Enter");
  await page.locator("[role=combobox]:focus").waitFor();
  await page.keyboard.type("retake");
  await page.getByRole("option", { name: /^Retake/u }).waitFor();
  await keys("Enter");
  await page.getByRole("button", { name: "Status: Retake" }).waitFor();
  await tabTo(page, page.getByRole("button", { name: "Send", exact: true }));
  await keys("Enter");
  const note = page.getByRole("article").filter({ hasText: "The edge of the wing still shimmers." });
  await note.getByText("Retake").first().waitFor();
  // Back on the cell, which says it.
  await keys("F6");
  await focused("gridcell").getByText("Retake").first().waitFor();
  expect(await axeFindings(page)).toEqual([]);
});

test("the order of the credits, and back", async () => {
  await goTo("credits", /^Credits/u);
  // A section with more than one line.
  const section = page
    .getByRole("list")
    .filter({ has: page.locator("li + li [data-handle]") })
    .first();
  const handles = section.getByRole("button", { name: /^Move /u });
  const order = () => handles.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
  await handles.first().waitFor();
  const before = await order();
  const after = [before[1], before[0], ...before.slice(2)];
  await tabTo(page, handles.first());
  await keys("ArrowDown");
  await expect.poll(order).toEqual(after);
  await keys("ArrowUp");
  await expect.poll(order).toEqual(before);
  const kept = page.waitForResponse(
    (answer) => answer.request().method() === "PUT" && answer.url().includes("/credits"),
  );
  await keys("ArrowDown");
  await kept;
  await page.getByText("Saving…").waitFor({ state: "detached" });
  await page.reload();
  await handles.first().waitFor();
  expect(await order()).toEqual(after);
});
