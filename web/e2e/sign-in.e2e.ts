import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, person, axeFindings, signIn } from "./browser";
import { type Server, startServer } from "./server";

let server: Server;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ demo: true }), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test("a wrong password is refused in words, and the right one goes on to where one wanted to be", async () => {
  const page = await person(browser);
  await page.goto(`${server.url}/settings`);
  await page.getByLabel("Account name or e-mail").fill("leila.osei");
  await page.locator("input[name=password]").fill("not this one");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").waitFor();
  expect(await page.getByRole("alert").textContent()).toMatch(/password/i);
  expect(await page.getByLabel("Account name or e-mail").inputValue()).toBe("leila.osei");
  await page.locator("input[name=password]").fill(server.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Profile" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/settings/account");
});

test("signing out leaves no way back in", async () => {
  const page = await person(browser);
  await signIn(page, server, "kenji.tanaka");
  await page.getByRole("button", { name: "Your account" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.goto(server.url);
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
});

test("a forgotten password is asked for without telling who has an account", async () => {
  const page = await person(browser);
  await page.goto(`${server.url}/sign-in`);
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await page.getByLabel("E-mail").fill("nobody@example.org");
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.getByText("a link is on its way").waitFor();
  expect(await axeFindings(page)).toEqual([]);
});
