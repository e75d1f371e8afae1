import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cell, openBrowser, openShots, person, signIn } from "./browser";
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

async function shows(page: Page, shot: string, column: string, text: string): Promise<void> {
  await (await cell(page, shot, column)).getByText(text, { exact: true }).waitFor();
}

test("a status set in one browser arrives in the other, says who it was, and goes back in both", async () => {
  await shows(ana, "SH030", "Animation", "To review");
  await (await cell(leila, "SH030", "Animation")).click();
  await leila.getByRole("heading", { name: "SH030 Animation" }).waitFor();
  await leila.keyboard.press("Enter");
  await leila.getByRole("listbox").waitFor();
  await leila.keyboard.type("appr");
  await leila.keyboard.press("Enter");
  await shows(leila, "SH030", "Animation", "Approved");
  // The cell has the keyboard again.
  await leila.keyboard.press("ArrowLeft");
  await leila.getByRole("heading", { name: "SH030 Layout" }).waitFor();
  await leila.keyboard.press("ArrowRight");
  await shows(ana, "SH030", "Animation", "Approved");

  await (await cell(ana, "SH030", "Animation")).click();
  await ana.getByRole("tab", { name: "History" }).click();
  // The revert comes to the top of the diary and quotes what it took back: it is not the entry meant.
  const leilas = ana.getByRole("listitem").filter({ hasText: "Leila Osei", hasNotText: /reverted “/ });
  const entry = leilas.first();
  await entry.getByText("To review").waitFor();
  expect(await entry.textContent()).toContain("Approved");
  await entry.getByRole("button", { name: "Revert", exact: true }).click();

  await shows(ana, "SH030", "Animation", "To review");
  await shows(leila, "SH030", "Animation", "To review");
});

test("a description typed in one browser is read in the other, and a reload keeps it", async () => {
  const mine = await cell(leila, "SH020", "Description");
  await mine.click();
  await leila.keyboard.press("F2");
  await leila.keyboard.press("Control+a");
  await leila.keyboard.type("The stream, from a kite");
  await leila.keyboard.press("Enter");
  await shows(ana, "SH020", "Description", "The stream, from a kite");
  await leila.getByText("saved", { exact: true }).waitFor();
  await leila.reload();
  await shows(leila, "SH020", "Description", "The stream, from a kite");
});

test("two people typing into the same cell: the second sees both values and chooses", async () => {
  await (await cell(ana, "SH010", "Description")).dblclick();
  await ana.keyboard.press("Control+a");
  await ana.keyboard.type("Pink clouds, from Ana");
  await (await cell(leila, "SH010", "Description")).dblclick();
  await leila.keyboard.press("Control+a");
  await leila.keyboard.type("Pink clouds, from Leila");
  await leila.keyboard.press("Enter");
  await leila.getByText("saved", { exact: true }).waitFor();
  await ana.keyboard.press("Enter");

  const dialog = ana.getByRole("dialog", { name: "Changed by someone else" });
  await dialog.getByText("Pink clouds, from Leila").waitFor();
  await dialog.getByText("Pink clouds, from Ana").waitFor();
  await dialog.getByRole("button", { name: "Keep mine" }).click();
  await shows(leila, "SH010", "Description", "Pink clouds, from Ana");
});

test("a comment with a status moves the task for everybody", async () => {
  await (await cell(leila, "SH030", "Animation")).click();
  await leila.getByRole("tab", { name: "Thread" }).click();
  await leila.getByRole("textbox", { name: "Comment" }).fill("Keep the **smear** two frames longer.");
  await leila.getByRole("button", { name: /^Status/ }).click();
  await leila.getByRole("option", { name: "Retake" }).click();
  await leila.getByRole("textbox", { name: "Comment" }).press("Control+Enter");
  await leila.getByRole("article").filter({ hasText: "Keep the smear" }).waitFor();
  await shows(ana, "SH030", "Animation", "Retake");
  await (await cell(ana, "SH030", "Animation")).click();
  await ana.getByRole("tab", { name: "Thread" }).click();
  await ana.getByRole("article").filter({ hasText: "Keep the smear" }).waitFor();
});

test("what cannot be saved stays where it was typed until it can", async () => {
  await ana.route("**/edits", (route) => route.abort());
  await (await cell(ana, "SH040", "Description")).dblclick();
  await ana.keyboard.press("Control+a");
  await ana.keyboard.type("Typed while the line was down");
  await ana.keyboard.press("Enter");
  await ana.getByText("1 edit waiting for the connection").waitFor();
  await shows(ana, "SH040", "Description", "Typed while the line was down");
  await ana.unroute("**/edits");
  await ana.getByRole("button", { name: "Try again" }).click();
  await shows(leila, "SH040", "Description", "Typed while the line was down");
});

test("the address shows a colleague the same cell and panel", async () => {
  await (await cell(leila, "SH030", "Layout")).click();
  await leila.getByRole("tab", { name: "History" }).click();
  await leila.waitForURL(/panel=history/);
  await ana.goto(leila.url());
  await ana.getByRole("heading", { name: "SQ010 SH030 Layout" }).waitFor();
  expect(await ana.getByRole("tab", { name: "History" }).getAttribute("aria-selected")).toBe("true");
});

test("the diary tells it all and can take it back", async () => {
  await ana.getByRole("link", { name: "Activity" }).click();
  // The revert comes to the top of the diary and quotes what it took back: it is not the entry meant.
  const leilas = ana.getByRole("listitem").filter({ hasText: "Leila Osei", hasNotText: /reverted “/ });
  const entry = leilas.first();
  await entry.getByRole("button", { name: /change/ }).click();
  await entry.locator("dl").first().waitFor();
  await entry.getByRole("button", { name: "Revert", exact: true }).click();
  await entry.getByText("Reverted.").waitFor();
});
