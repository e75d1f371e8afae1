import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, person, axeFindings } from "./browser";
import { type Server, startServer } from "./server";

let server: Server;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ demo: false }), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test("the first person sets the studio up, makes a project and a shot with its tasks", async () => {
  const page = await person(browser);
  await page.goto(server.url);
  await page.getByRole("heading", { name: "Set up your studio" }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByLabel("Studio name").fill("Meadow Studio");
  await page.getByLabel("Your name").fill("Leila Osei");
  await page.getByLabel("Account name").fill("leila");
  await page.locator("input[name=password]").fill("a quiet burrow at dawn");
  await page.getByRole("button", { name: "Create the studio" }).click();

  await page.getByRole("heading", { name: "No project yet" }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "New project" }).click();
  await page.getByLabel("Name", { exact: false }).first().fill("Spring");
  await page.getByRole("button", { name: "Create the project" }).click();

  await page.getByRole("heading", { name: "No shots yet" }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("main").getByRole("button", { name: "New shots" }).click();
  await page.getByRole("textbox", { name: "Names" }).fill("SH010, SH020 in SQ010");
  await page.getByRole("button", { name: "Create 2" }).click();
  await page.locator(".ag-row", { hasText: "SH020" }).waitFor();
  await page.locator(".ag-row", { hasText: "SQ010" }).getByText("2 shots").waitFor();

  await page.reload();
  await page.locator(".ag-row", { hasText: "SH010" }).waitFor();
});

test("once there is a studio nobody can set it up again", async () => {
  const page = await person(browser);
  await page.goto(`${server.url}/set-up`);
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
});
