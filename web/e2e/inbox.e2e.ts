/** What people say to each other, and what they are told. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cell, openBrowser, openShots, person, axeFindings, signIn } from "./browser";
import { type Server, startServer } from "./server";

let server: Server;
let browser: Browser;
let ana: Page;
let kenji: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ demo: true }), openBrowser()]);
  [ana, kenji] = [await person(browser), await person(browser)];
  await signIn(ana, server, "ana.moreau");
  await signIn(kenji, server, "kenji.tanaka");
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test("who is called in a note with a list and a file finds it in the inbox, and ticks the list", async () => {
  await openShots(ana, "Big Buck Bunny");
  await openShots(kenji, "Big Buck Bunny");
  await (await cell(ana, "SH030", "Animation")).click();
  await ana.getByRole("tab", { name: "Thread" }).click();
  await ana.getByRole("textbox", { name: "Comment" }).click();
  await ana.keyboard.type("@kenj");
  await ana.getByRole("option", { name: /^Kenji Tanaka/ }).waitFor();
  await ana.keyboard.press("Enter");
  await ana.keyboard.type("two things before dailies");
  await ana.getByRole("button", { name: "Add a checklist" }).click();
  await ana.keyboard.type("Softer landing");
  await ana.keyboard.press("Enter");
  await ana.keyboard.type("Ears lag a frame");
  await ana.locator("input[type=file]").setInputFiles({
    name: "ears.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("frame 1042"),
  });
  await ana.getByRole("button", { name: "Send", exact: true }).click();
  await ana.getByRole("log").getByText("two things before dailies").waitFor();

  await kenji.getByRole("link", { name: /^Inbox, \d+ unread/ }).click();
  await kenji.getByRole("link", { name: /Ana Moreau mentioned you on SQ010 SH030 Animation/ }).click();
  const note = kenji.getByRole("log");
  await note.getByRole("link", { name: /ears\.txt/ }).waitFor();
  await note.getByRole("checkbox", { name: "Softer landing" }).click();
  await ana.getByRole("log").getByRole("checkbox", { name: "Softer landing", checked: true }).waitFor();
  expect(await axeFindings(kenji)).toEqual([]);
});
