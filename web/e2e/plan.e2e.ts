import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, person, axeFindings, signIn } from "./browser";
import { type Server, startServer } from "./server";

let server: Server;
let browser: Browser;
let ana: Page;
let settings: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ demo: true }), openBrowser()]);
  ana = await person(browser);
  await signIn(ana, server, "ana.moreau");
  await ana.getByRole("link", { name: "Big Buck Bunny" }).click();
  await ana.waitForURL(/projects\/[\da-f-]+/u);
  settings = ana.url().replace(/(projects\/[\da-f-]+).*$/u, "$1/settings");
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const dialog = (page: Page) => page.getByRole("dialog");
const line = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });

async function save(page: Page, button: string): Promise<void> {
  await dialog(page).getByRole("button", { name: button }).click();
  await dialog(page).waitFor({ state: "detached" });
}

test("two people change one milestone: who comes second sees both names, and saves theirs by saving again", async () => {
  await ana.goto(`${settings}/milestones`);
  await ana.getByRole("button", { name: "New milestone" }).first().click();
  await dialog(ana).getByRole("textbox", { name: "Name" }).fill("Trailer");
  await dialog(ana).getByLabel(/^On/u).fill("2027-02-26");
  await save(ana, "Create");
  await line(ana, "Trailer").waitFor();

  const other = await ana.context().newPage();
  await other.goto(ana.url());
  for (const page of [ana, other]) await page.getByRole("button", { name: "Edit Trailer" }).click();
  const name = (page: Page) => dialog(page).getByRole("textbox", { name: "Name" });
  await name(other).fill("Teaser");
  await dialog(other).getByLabel(/^On/u).fill("2027-03-05");
  await save(other, "Save");
  await other.close();

  await name(ana).fill("Trailer online");
  await dialog(ana).getByRole("button", { name: "Save" }).click();
  await dialog(ana).getByText("Now: Teaser").waitFor();
  expect(await name(ana).inputValue()).toBe("Trailer online");
  expect(await dialog(ana).getByLabel(/^On/u).inputValue()).toBe("2027-03-05");
  expect(await axeFindings(ana)).toEqual([]);
  await save(ana, "Save");
  expect(await line(ana, "Trailer online").textContent()).toMatch(/5 Mar/u);
});

test("a milestone that was put away by mistake comes back", async () => {
  await ana.getByRole("button", { name: "Archive Trailer online" }).click();
  await ana.getByText("1 in the archive").click();
  expect(await axeFindings(ana)).toEqual([]);
  await ana.getByRole("button", { name: "Restore Trailer online" }).click();
  await ana.getByRole("button", { name: "Edit Trailer online" }).waitFor();
  await ana.getByText("1 in the archive").waitFor({ state: "detached" });
});

test("the plan is kept under a name, with the tasks whose dates it holds", async () => {
  await ana.goto(`${settings}/baselines`);
  await ana.getByRole("button", { name: "Keep the plan" }).first().click();
  await dialog(ana).getByRole("textbox", { name: "Name" }).fill("As agreed");
  await save(ana, "Keep it");
  await expect.poll(() => line(ana, "As agreed").textContent()).toMatch(/\d+ tasks/u);
});

test("a template is made of a project, called otherwise, and a project begins with it", async () => {
  await ana.goto(`${server.url}/settings/templates`);
  await ana.getByRole("button", { name: "New template" }).first().click();
  await dialog(ana).getByRole("combobox", { name: "Made of" }).click();
  await ana.getByRole("option", { name: "Big Buck Bunny" }).click();
  await dialog(ana).getByRole("textbox", { name: "Name" }).fill("Short");
  await save(ana, "Create");
  await ana.getByRole("button", { name: "Edit Short" }).click();
  await dialog(ana).getByRole("textbox", { name: "Name" }).fill("Short film");
  await save(ana, "Save");
  expect(await line(ana, "Short film").textContent()).toMatch(/\d+ task types/u);

  await ana.goto(server.url);
  await ana.getByRole("button", { name: "New project" }).click();
  await dialog(ana).getByRole("textbox", { name: "Name" }).fill("Next one");
  await dialog(ana).getByRole("combobox", { name: "Template" }).click();
  await ana.getByRole("option", { name: "Short film" }).click();
  // Its milestones stand as many days after it.
  await dialog(ana).getByLabel("Starts on").fill("2027-01-04");
  await dialog(ana)
    .getByRole("button", { name: /Create/u })
    .click();
  await ana.waitForURL(/projects\/[\da-f-]+/u);
  const next = ana.url().match(/projects\/[\da-f-]+/u)?.[0] ?? "";
  await ana.goto(`${server.url}/${next}/settings/milestones`);
  await line(ana, "Trailer online").waitFor();
});
