import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openBrowser, openShots, person, axeFindings, signIn } from "./browser";
import { type Server, startServer } from "./server";

let server: Server;
let browser: Browser;
let ana: Page;
let leila: Page;
let shots: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ demo: true }), openBrowser()]);
  [ana, leila] = [await person(browser), await person(browser, { scheme: "light" })];
  await signIn(ana, server, "ana.moreau");
  await signIn(leila, server, "leila.osei");
  await openShots(ana, "Big Buck Bunny");
  shots = new URL(ana.url()).pathname;
});

beforeEach(async () => {
  await ana.goto(`${server.url}${shots}?view=none`);
  await row(ana, "SH010").waitFor();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const row = (page: Page, name: string): Locator =>
  page.locator(".ag-row", { has: page.locator("[col-id=name]", { hasText: name }) }).first();
const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });
const head = (page: Page, title: string): Locator =>
  page.locator(".ag-header-cell", { has: page.getByText(title, { exact: true }) });

/** The names of the rows, from top to bottom. */
async function names(page: Page): Promise<string[]> {
  const cells = await page.locator(".ag-row [role=gridcell][col-id=name]").evaluateAll((found) =>
    found
      .map((cell) => ({ text: cell.textContent ?? "", at: cell.getBoundingClientRect().top }))
      .toSorted((one, other) => one.at - other.at)
      .map(({ text }) => text.trim()),
  );
  return cells;
}

async function shows(page: Page, expected: string[]): Promise<void> {
  await expect.poll(() => names(page)).toEqual(expected);
}

async function menuOf(page: Page, title: string, entry: string): Promise<void> {
  await head(page, title).hover();
  await page.getByRole("button", { name: `Menu of ${title}` }).click();
  await page.getByRole("menuitem", { name: entry }).click();
}

test("the head of a column shows its values with their counts, and only the rows of the chosen ones", async () => {
  await menuOf(ana, "Frames", "Filter by its values…");
  const values = ana.getByRole("group", { name: "Frames" });
  await values.getByRole("checkbox").first().waitFor();
  expect(await axeFindings(ana)).toEqual([]);
  await values.getByRole("checkbox", { name: /^175/ }).check();
  await values.getByRole("checkbox", { name: /^93/ }).check();
  await shows(ana, ["SH020", "SH030"]);
  await ana.keyboard.press("Escape");
  await ana.getByText("2 of 4").waitFor();
  await ana
    .getByRole("list", { name: "Conditions" })
    .getByRole("button", { name: /^Remove/ })
    .click();
  await shows(ana, ["SH010", "SH020", "SH030", "SH040"]);
});

test("a filter of conditions within conditions is built by keyboard and read as a sentence", async () => {
  await button(ana, "Filter").focus();
  await ana.keyboard.press("Enter");
  await ana.getByRole("combobox", { name: "How the conditions join" }).selectOption("any of these");
  await button(ana, "Add a condition").press("Enter");
  await choose(ana.getByRole("combobox", { name: "Field" }), "Frames");
  await ana.getByRole("combobox", { name: "Comparison" }).selectOption("is less than");
  await ana.getByRole("textbox", { name: "Value" }).fill("100");
  await shows(ana, ["SH020"]);
  await button(ana, "Add a group").press("Enter");
  await choose(ana.getByRole("combobox", { name: "Field" }).last(), "Animation · Status");
  const value = ana.getByRole("combobox", { name: "Value" });
  await value.focus();
  await value.pressSequentially("to rev");
  await ana.keyboard.press("ArrowDown");
  await ana.keyboard.press("Enter");
  await shows(ana, ["SH020", "SH030"]);
  expect(await axeFindings(ana)).toEqual([]);
  await ana.keyboard.press("Escape");
  await ana.keyboard.press("Escape");
  await ana.getByText("Frames is less than 100, or Animation · Status is To review").waitFor();
});

test("a condition on a step that has left the project is shown as broken and hides nothing", async () => {
  const filter = {
    all: [
      { field: "task.gone.status", op: "in", value: ["x"] },
      { field: "name", op: "contains", value: "SH" },
    ],
  };
  await ana.goto(`${server.url}${shots}?filter=${encodeURIComponent(JSON.stringify(filter))}`);
  await row(ana, "SH010").waitFor();
  await shows(ana, ["SH010", "SH020", "SH030", "SH040"]);
  await ana
    .getByRole("button", { name: /a field that is not here/ })
    .first()
    .click();
  await ana.getByText("This field is not here").waitFor();
});

test("a colleague who opens the address sees the same rows in the same order and groups", async () => {
  await head(ana, "Frames").getByText("Frames").click();
  await head(ana, "Frames").getByText("Frames").click();
  await ana.waitForURL(/sort=-nb_frames/);
  await ana.getByRole("button", { name: /^Group/ }).click();
  await button(ana, "No groups").click();
  await ana.keyboard.press("Escape");
  const expected = ["SH010", "SH030", "SH040", "SH020"];
  await shows(ana, expected);
  await ana.waitForURL(/group=none/);
  await leila.goto(ana.url());
  await row(leila, "SH010").waitFor();
  await shows(leila, expected);
  expect(await head(leila, "Frames").getAttribute("aria-sort")).toBe("descending");
});

test("with shift the heads sort by one column, then by another", async () => {
  await ana.getByRole("button", { name: /^Group/ }).click();
  await button(ana, "No groups").click();
  await ana.keyboard.press("Escape");
  await head(ana, "Animation").getByText("Animation").click();
  await head(ana, "Frames")
    .getByText("Frames")
    .click({ modifiers: ["Shift"] });
  // "To review" comes before "Approved" in the project's order.
  await shows(ana, ["SH030", "SH020", "SH040", "SH010"]);
  await head(ana, "Frames")
    .getByText("Frames")
    .click({ modifiers: ["Shift"] });
  await shows(ana, ["SH030", "SH010", "SH040", "SH020"]);
});

test("rows are grouped by who works on them, and all groups close at once", async () => {
  await ana.getByRole("button", { name: /^Group/ }).click();
  await choose(ana.getByRole("combobox", { name: "Then by" }), "FX · Assignee");
  await ana.locator(".ag-full-width-row", { hasText: "Unassigned" }).first().waitFor();
  await ana.locator(".ag-full-width-row", { hasText: "Daniel Mensah" }).first().waitFor();
  await button(ana, "Collapse all").click();
  await shows(ana, []);
  await button(ana, "Expand all").click();
  await expect.poll(async () => (await names(ana)).length).toBe(4);
  expect(await axeFindings(ana)).toEqual([]);
});

test("a column hidden and one moved stay so after a reload", async () => {
  await button(ana, "Columns").click();
  await ana.getByRole("checkbox", { name: "Description" }).uncheck();
  const fx = ana.getByRole("checkbox", { name: "FX", exact: true });
  await fx.press("Alt+ArrowUp");
  await fx.press("Alt+ArrowUp");
  expect(await axeFindings(ana)).toEqual([]);
  await ana.keyboard.press("Escape");
  await ana.waitForURL(/cols=/);
  const order = () =>
    ana.locator(".ag-header-cell").evaluateAll((heads) =>
      heads
        .map((one) => ({ text: one.textContent ?? "", at: one.getBoundingClientRect().left }))
        .toSorted((one, other) => one.at - other.at)
        .map(({ text }) => text),
    );
  await expect.poll(order).not.toContain("Description");
  const before = await order();
  expect(before.indexOf("FX")).toBeLessThan(before.indexOf("Animation"));
  // The page is left and come back to, with nothing in the address: it is as it was left.
  await ana.goto(`${server.url}${shots}`);
  await row(ana, "SH010").waitFor();
  await expect.poll(order).toEqual(before);
});

test("a view saved for the project is found by a colleague, and by those whose default it is", async () => {
  await button(ana, "Sort").click();
  await choose(ana.getByRole("combobox", { name: "Add a sort" }), "Frames");
  await ana.keyboard.press("Escape");
  await ana.getByRole("button", { name: /^View:/ }).click();
  expect(await axeFindings(ana)).toEqual([]);
  await ana.getByRole("menuitem", { name: "Save as a new view…" }).click();
  await ana.getByRole("textbox", { name: "Name" }).fill("Shortest first");
  await ana.getByRole("radio", { name: "This project" }).check();
  expect(await axeFindings(ana)).toEqual([]);
  await button(ana, "Save").click();
  await ana.getByRole("button", { name: "View: Shortest first", exact: true }).click();
  await ana.getByRole("menuitem", { name: "Default for a role" }).hover();
  const kept = ana.waitForResponse(
    (answer) => answer.request().method() === "PATCH" && answer.url().includes("/views/"),
  );
  await ana.getByRole("menuitemcheckbox", { name: "Supervisors" }).click();
  await kept;
  await ana.getByRole("button", { name: "View: Shortest first", exact: true }).waitFor();

  const newcomer = await person(browser);
  await signIn(newcomer, server, "leila.osei");
  await openShots(newcomer, "Big Buck Bunny");
  await newcomer.getByRole("button", { name: "View: Shortest first", exact: true }).waitFor();
  await shows(newcomer, ["SH020", "SH030", "SH010", "SH040"]);
});

/** Finds a field by typing. */
async function choose(picker: Locator, field: string): Promise<void> {
  await picker.click();
  await picker.fill(field);
  await picker.page().getByRole("option", { name: field, exact: true }).first().click();
}
