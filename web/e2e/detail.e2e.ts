import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cell, openBrowser, openShots, person, axeFindings, signIn } from "./browser";
import { type Server, startServer } from "./server";

const GUIDE = resolve(import.meta.dirname, "../../docs/guide/widgets.md");

let server: Server;
let browser: Browser;
let ana: Page;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "motk-widgets-"));
  await writeFile(join(folder, "progress.js"), await exampleOfTheGuide());
  await writeFile(join(folder, "broken.js"), "throw new Error('no such studio')\n");
  process.env.MOTK_WIDGETS_DIR = folder;
  [server, browser] = await Promise.all([startServer({ demo: true }), openBrowser()]);
  ana = await person(browser);
  await signIn(ana, server, "ana.moreau");
  await openShots(ana, "Big Buck Bunny");
});

afterAll(async () => {
  delete process.env.MOTK_WIDGETS_DIR;
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The module that the guide shows, as it stands there. */
async function exampleOfTheGuide(): Promise<string> {
  const [, code] = /```js\n(?<code>[\s\S]*?)```/u.exec(await readFile(GUIDE, "utf8")) ?? [];
  if (!code) throw new Error("docs/guide/widgets.md shows no module");
  return code;
}

function card(page: Page, title: string) {
  return page.getByRole("region", { name: title, exact: true });
}

async function titles(page: Page): Promise<string[]> {
  return page
    .locator("main section[data-width]")
    .evaluateAll((cards) => cards.map((one) => one.getAttribute("aria-label") ?? ""));
}

test("a shot gets a picture from its page, and the crew sees it at once", async () => {
  const leila = await person(browser);
  await signIn(leila, server, "leila.osei");
  await openShots(leila, "Big Buck Bunny");
  await (await cell(leila, "SH030", "Shot")).click();
  await leila.getByPlaceholder("New shot · SH040").waitFor();
  await leila.keyboard.press("Alt+o");
  await leila.getByRole("heading", { level: 1, name: /SH030/u }).waitFor();
  const picture = leila.locator("main header img");
  const before = await picture.getAttribute("src");
  const buffer = await leila.screenshot({ clip: { x: 0, y: 0, width: 640, height: 360 } });
  const choosing = leila.waitForEvent("filechooser");
  await leila.getByRole("button", { name: "Choose a picture" }).click();
  await (await choosing).setFiles({ name: "sh030.png", mimeType: "image/png", buffer });
  await expect.poll(() => picture.getAttribute("src")).not.toBe(before);
  await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(640);
  expect(await axeFindings(leila)).toEqual([]);
  await leila.context().close();
});

test("a shot's page is opened from its row by a key, with its tasks, its notes, its people", async () => {
  await (await cell(ana, "SH010", "Shot")).click();
  // The line below offers the next shot of this one's sequence as soon as the page knows what is selected.
  await ana.getByPlaceholder("New shot · SH040").waitFor();
  await ana.keyboard.press("Alt+o");
  await ana.getByRole("heading", { level: 1, name: /SH010/u }).waitFor();
  await card(ana, "Tasks")
    .getByRole("button", { name: /^Animation/u })
    .first()
    .click();
  await card(ana, "Notes").getByRole("button", { name: "Animation", pressed: true }).waitFor();
  await card(ana, "People").getByText("Kenji Tanaka").waitFor();
  await card(ana, "Casting").getByRole("heading", { name: /^Cast/u, level: 3 }).waitFor();
  expect(await axeFindings(ana)).toEqual([]);
  await ana.keyboard.press("Alt+ArrowDown");
  await ana.getByRole("heading", { level: 1, name: /SH020/u }).waitFor();
  await ana.keyboard.press("Alt+ArrowUp");
  await ana.getByRole("heading", { level: 1, name: /SH010/u }).waitFor();
});

test("a name that is taken is said to be refused beside the page's title, and given up there", async () => {
  const name = card(ana, "Fields").getByLabel("Name", { exact: true });
  await name.fill("SH020");
  await name.press("Enter");
  const refused = ana.getByRole("main").getByRole("alert");
  await refused.getByText(/^1 change not saved: There is already one of this name here/u).waitFor();
  expect(await axeFindings(ana)).toEqual([]);
  await refused.getByRole("button", { name: "Discard" }).press("Enter");
  await ana.getByRole("heading", { level: 1, name: /SH010/u }).waitFor();
  await expect.poll(() => name.inputValue()).toBe("SH010");
  await refused.waitFor({ state: "detached" });
});

test("the page is arranged by keys alone, a widget from outside among it, and stays so for whoever did", async () => {
  const before = await titles(ana);
  await ana.getByRole("button", { name: "Arrange page" }).click();
  await ana.getByRole("button", { name: "Add a widget" }).focus();
  await ana.keyboard.press("Enter");
  await ana.getByRole("menuitem", { name: "Progress" }).press("Enter");
  await ana.getByRole("button", { name: "Move Progress" }).focus();
  for (const _ of before) await ana.keyboard.press("ArrowUp");
  await ana.getByText(`Progress: place 1 of ${before.length + 1}`).waitFor({ state: "attached" });
  await ana.getByRole("button", { name: "Move History" }).press("Delete");
  const after = ["Progress", ...before.filter((title) => title !== "History")];
  expect(await titles(ana)).toEqual(after);
  await ana.getByRole("button", { name: "Save page" }).press("Enter");
  await ana.getByRole("button", { name: "Arrange page" }).waitFor();
  await ana.reload();
  await card(ana, "Progress")
    .getByText(/^\d+ of \d+ done$/u)
    .waitFor();
  expect(await titles(ana)).toEqual(after);
});

test("a widget from outside follows the page, and one that is gone leaves a word in its place", async () => {
  const progress = card(ana, "Progress").getByText(/^\d+ of \d+ done$/u);
  const [done, all] = (await progress.innerText()).split(" of ").map((part) => Number.parseInt(part, 10));
  await card(ana, "Tasks").getByRole("button", { name: "Status of Grade: Ready" }).click();
  await ana.getByRole("listbox").waitFor();
  await ana.keyboard.type("Appr");
  await ana.keyboard.press("Enter");
  await card(ana, "Progress")
    .getByText(`${(done ?? 0) + 1} of ${all} done`)
    .waitFor();

  await rm(join(folder, "progress.js"));
  await ana.reload();
  await card(ana, "example.progress")
    .getByText(/^The widget example\.progress is not here/u)
    .waitFor();
  await card(ana, "example.progress")
    .getByText(/broken\.js/u)
    .waitFor();
  await ana.getByRole("button", { name: "Arrange page" }).click();
  await ana.getByRole("button", { name: "Back to the usual page" }).click();
  await card(ana, "History").waitFor();
  expect(await titles(ana)).not.toContain("example.progress");
});

test("a client is offered nothing of a shot that would be refused: neither its past, its casting nor its people", async () => {
  const hannah = await person(browser);
  const refused: string[] = [];
  hannah.on("response", (answer) => answer.status() === 403 && refused.push(answer.url()));
  await signIn(hannah, server, "hannah.weiss");
  await openShots(hannah, "Big Buck Bunny");
  await (await cell(hannah, "SH010", "Description")).click();
  await hannah.waitForURL(/row=/);
  // As a colleague's link may say it.
  const url = new URL(hannah.url());
  url.searchParams.set("panel", "history");
  await hannah.goto(url.href);
  await hannah.getByRole("tab", { name: "Fields", selected: true }).waitFor();
  expect(await hannah.getByRole("tab").allInnerTexts()).toEqual(["Thread", "Fields"]);

  await hannah.getByRole("link", { name: "Open page" }).click();
  await card(hannah, "Tasks").getByRole("columnheader", { name: "Step" }).waitFor();
  expect(await titles(hannah)).toEqual(["Tasks", "Fields", "Notes"]);
  expect(await card(hannah, "Tasks").getByRole("columnheader").allInnerTexts()).not.toContain("People");
  expect(refused).toEqual([]);
  await hannah.context().close();
});
