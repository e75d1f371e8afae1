import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, openShots, person, axeFindings, signIn } from "./browser";
import { type Server, startServer } from "./server";

let server: Server;
let browser: Browser;
let ana: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ demo: true }), openBrowser()]);
  ana = await person(browser);
  await signIn(ana, server, "ana.moreau");
  await openShots(ana, "Big Buck Bunny");
  await ana.getByRole("link", { name: "Tasks" }).click();
  // What a task is of stands in a part of the grid of its own, which may be drawn later than its values.
  await ana.waitForFunction(() => {
    const drawn = (column: string) => document.querySelectorAll(`.ag-row [col-id=${column}]`).length;
    return drawn("status") > 0 && drawn("entity") === drawn("status");
  });
  for (const [name, id] of await taskIds()) ids.set(name, id);
});

const ids = new Map<string, string>();

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Which row of the list is which task. */
function taskIds(): Promise<[string, string][]> {
  return ana.evaluate(() => {
    const text = (id: string, column: string) =>
      document.querySelector(`[row-id="${id}"] [col-id=${column}]`)?.textContent ?? "";
    const found = [...document.querySelectorAll("[row-id]")].map((row) => row.getAttribute("row-id") ?? "");
    return [...new Set(found)].map((id): [string, string] => [`${text(id, "entity")} ${text(id, "task_type")}`, id]);
  });
}

/** The cell of one task in the flat list. */
function task(shot: string, step: string, column: string): Locator {
  return ana.locator(`[row-id="${ids.get(`${shot} ${step}`)}"] [col-id=${column}]`);
}

async function shows(cell: Locator, text: string): Promise<void> {
  await cell.getByText(text, { exact: true }).waitFor();
}

async function type(cell: Locator, ...keys: string[]): Promise<void> {
  await cell.click();
  for (const key of keys) await (key.startsWith("<") ? ana.keyboard.press(key.slice(1, -1)) : ana.keyboard.type(key));
}

test("a day is typed as people say it, and pointed at with the arrows", async () => {
  const due = task("SH010", "Comp", "due_date");
  // The year is said where it is not this one.
  const year = new Date().getFullYear() + 2;
  await type(due, "<Enter>", `24 dec ${year}`, "<Enter>");
  await shows(due, `24 Dec ${year}`);
  await type(due, "<Enter>", "<ArrowDown>", "<ArrowLeft>", "<Enter>");
  await shows(due, `30 Dec ${year}`);
  await type(due, "<Delete>");
  await expect.poll(() => due.textContent()).toBe("");
});

test("what cannot be read stays in the field, which says why, until it is mended or given up", async () => {
  const estimate = task("SH010", "Comp", "estimate_minutes");
  await type(estimate, "soonish", "<Enter>");
  const says = ana.getByRole("alert").filter({ hasText: "A duration, please" });
  await says.waitFor();
  // Somewhere else is clicked: the field keeps its text and the keyboard.
  await task("SH010", "Comp", "status").click();
  await says.waitFor();
  const field = ana.getByRole("textbox", { name: "Estimate" });
  expect(await field.inputValue()).toBe("soonish");
  await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
  await ana.keyboard.press("Control+a");
  await ana.keyboard.type("1:30");
  await ana.getByText("1 h 30 min").waitFor();
  await ana.keyboard.press("Enter");
  await shows(estimate, "1 h 30 min");
});

test("people are found by typing, several to a task, and taken off with backspace", async () => {
  const assignee = task("SH010", "Comp", "assignee");
  await type(assignee, "ken", "<Enter>", "priya", "<Enter>", "<Enter>");
  await assignee.getByText("Kenji Tanaka", { exact: false }).waitFor();
  const names = () => assignee.textContent();
  await expect.poll(names).toContain("Priya Raman");
  await type(assignee, "<Enter>", "<Backspace>", "<Escape>");
  await expect.poll(names).toContain("Priya Raman");
  await type(assignee, "<Enter>", "<Backspace>", "<Tab>");
  await expect.poll(names).not.toContain("Priya Raman");
  await ana.locator(".ag-cell-focus[col-id=due_date]").waitFor();
});

test("a status and a priority are chosen by their first letters", async () => {
  const status = task("SH010", "Comp", "status");
  await type(status, "ret", "<Enter>");
  await shows(status, "Retake");
  const priority = task("SH010", "Comp", "priority");
  await type(priority, "urg", "<Tab>");
  await shows(priority, "Urgent");
  await ana.getByText("saved", { exact: true }).waitFor();
});

test("a cell that cannot be changed says why", async () => {
  await task("SH010", "Comp", "parent").click();
  await ana.keyboard.press("Enter");
  await task("SH020", "Comp", "status").hover();
  await task("SH010", "Comp", "parent").hover();
  const why = ana.getByText("This is changed on the page of its kind.");
  await why.waitFor();
  await task("SH020", "Comp", "status").hover();
  await why.waitFor({ state: "detached" });
});

test.each([
  ["dark", ["status", "due_date"]],
  ["light", ["assignee", "estimate_minutes"]],
] as const)("open editors pass axe in the %s theme", async (scheme, columns) => {
  await ana.emulateMedia({ colorScheme: scheme });
  for (const column of columns) {
    await task("SH010", "Comp", column).click();
    await ana.keyboard.press("Enter");
    await ana.locator("input:focus").waitFor();
    expect(await axeFindings(ana)).toEqual([]);
    await ana.keyboard.press("Escape");
  }
});
