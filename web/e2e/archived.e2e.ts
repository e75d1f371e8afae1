import type { Browser, Page } from "playwright-core";
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
  await archive(ana, "SH010");
  await archive(ana, "SH020");
  await archive(ana, "SH030");
  await ana.getByRole("link", { name: "Archived" }).click();
  await line(ana, "SH030").waitFor();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

interface Listed {
  rows: { id: string; name: string }[];
}

/** As any program of the studio would: the page of it is the grid's. */
async function archive(page: Page, shot: string): Promise<void> {
  const api = `${server.url}/api/v1`;
  const project = /projects\/([\da-f-]+)/u.exec(page.url())?.[1] ?? "";
  const { csrf_token } = (await (await page.request.get(`${api}/me`)).json()) as { csrf_token: string };
  const filter = new URLSearchParams([
    ["filter", `project_id:eq:${project}`],
    ["filter", "kind:eq:shot"],
    ["filter", `name:eq:${shot}`],
  ]);
  const { rows } = (await (await page.request.get(`${api}/entities?${filter}`)).json()) as Listed;
  const ids = rows.slice(0, 1).map(({ id }) => id);
  const headers = { "X-CSRF-Token": csrf_token };
  const answer = await page.request.post(`${api}/entities/archive`, { data: { ids }, headers });
  expect(answer.ok()).toBe(true);
}

function line(page: Page, name: string) {
  return page.getByRole("row").filter({ has: page.getByRole("cell", { name, exact: true }) });
}

test("what was archived stands there with where it was and who put it away, and is found by its name", async () => {
  expect(await line(ana, "SH030").textContent()).toMatch(/SQ010.*Ana Moreau/u);
  expect(await axeFindings(ana)).toEqual([]);
  await ana.getByRole("searchbox", { name: "Find by name" }).fill("SH020");
  await line(ana, "SH030").waitFor({ state: "detached" });
  await ana.waitForURL(/q=SH020/u);
  await ana.getByRole("searchbox", { name: "Find by name" }).fill("");
  await line(ana, "SH030").waitFor();
});

test("restored it is back in its grid with its tasks, and Activity can undo it", async () => {
  await line(ana, "SH030").getByRole("button", { name: "Restore SH030" }).click();
  await ana.getByText("1 row is back. Activity can undo it.").waitFor();
  await line(ana, "SH030").waitFor({ state: "detached" });
  await ana.getByRole("link", { name: "Shots" }).click();
  await ana
    .locator(".ag-row", { has: ana.locator("[col-id=name]", { hasText: "SH030" }) })
    .first()
    .waitFor();

  await ana.getByRole("link", { name: "Activity" }).click();
  const entry = ana
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: /restored .*SH030/u, hasNotText: "reverted “" })
    .first();
  await entry.getByRole("button", { name: "Revert" }).click();
  await entry.getByText("Reverted.").waitFor();
  await ana.getByRole("link", { name: "Archived" }).click();
  await line(ana, "SH030").waitFor();
});

test("deleting for ever says first what goes along, and has its number typed", async () => {
  await line(ana, "SH030").getByRole("checkbox").check();
  await line(ana, "SH020").getByRole("checkbox").check();
  await ana.getByRole("button", { name: "Delete 2 for ever" }).click();
  const dialog = ana.getByRole("dialog", { name: "Delete 2 rows for ever?" });
  await dialog.getByText(/^\d+ tasks$/u).waitFor();
  expect(await axeFindings(ana)).toEqual([]);
  const confirm = dialog.getByRole("button", { name: "Delete 2 for ever" });
  expect(await confirm.isDisabled()).toBe(true);
  const total = /Type (\d+)/u.exec((await dialog.textContent()) ?? "")?.[1] ?? "";
  await dialog.getByRole("textbox").fill(total);
  await confirm.click();
  await dialog.waitFor({ state: "detached" });
  await line(ana, "SH030").waitFor({ state: "detached" });
  await line(ana, "SH020").waitFor({ state: "detached" });
  await line(ana, "SH010").waitFor();
});

test("who may not delete for ever is not offered it", async () => {
  const leila = await person(browser, { scheme: "light", width: 1024, height: 700 });
  await signIn(leila, server, "leila.osei");
  await leila.goto(ana.url());
  await line(leila, "SH010").waitFor();
  expect(await leila.getByRole("button", { name: /Delete/u }).count()).toBe(0);
});

test("an empty archive says what it is for", async () => {
  await line(ana, "SH010").getByRole("button", { name: "Restore SH010" }).click();
  await ana.getByText("Nothing is archived").waitFor();
});

test("a whole project is put away from its settings, and brought back from the projects page", async () => {
  await ana.goto(ana.url().replace(/archived.*$/u, "settings/general"));
  await ana.getByRole("button", { name: "Archive this project…" }).click();
  const question = ana.getByRole("dialog", { name: "Archive Big Buck Bunny?" });
  expect(await axeFindings(ana)).toEqual([]);
  await question.getByRole("button", { name: "Archive the project" }).click();
  await ana.getByText("1 archived project").click();
  await ana.getByRole("button", { name: "Delete for ever: Big Buck Bunny" }).click();
  const purge = ana.getByRole("dialog", { name: "Delete it for ever?" });
  await purge.getByText("This goes with it:").waitFor();
  await purge.getByRole("button", { name: "Cancel" }).click();
  await ana.getByRole("button", { name: "Restore Big Buck Bunny" }).click();
  await ana.getByRole("link", { name: /Big Buck Bunny/u }).waitFor();
  await ana.getByText("1 archived project").waitFor({ state: "detached" });
});
