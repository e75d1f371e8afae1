import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cell, openBrowser, openShots, person, signIn } from "./browser";
import { type Server, startServer } from "./server";

/** How long two people write into the same cells. */
const SECONDS = Number(process.env.MOTK_TWO_BROWSERS_S ?? 12);
const SHOTS = ["SH010", "SH020", "SH030", "SH040"];
const COLUMNS = ["Description", "Frames"] as const;

let server: Server;
let browser: Browser;
const typed: { value: string; shot: string; column: string }[] = [];
const asked = new Set<string>();

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ demo: true }), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function open(account: string): Promise<Page> {
  const page = await person(browser, { width: 1280, height: 800 });
  await signIn(page, server, account);
  await openShots(page, "Big Buck Bunny");
  return page;
}

interface Place {
  shot: string;
  column: string;
}

async function begin(page: Page, { shot, column }: Place): Promise<void> {
  await (await cell(page, shot, column)).dblclick();
  await page.keyboard.press("Control+a");
}

async function end(page: Page, at: Place, text: string): Promise<void> {
  typed.push({ value: text, ...at });
  await page.keyboard.type(text);
  const answered = page.waitForResponse((response) => response.url().endsWith("/edits"));
  await page.keyboard.press("Enter");
  if ((await answered).status() === 409) await choose(page);
  await page.locator("footer").getByText("saving…").waitFor({ state: "detached" });
}

/** Answers what is asked, now this way and now that. */
async function choose(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Changed by someone else" });
  asked.add((await dialog.getByRole("group", { name: "Yours" }).locator("p").textContent()) ?? "");
  await dialog.getByRole("button", { name: asked.size % 2 === 0 ? "Keep mine" : "Keep theirs" }).click();
  await dialog.waitFor({ state: "detached" });
}

function place(round: number): Place {
  return { shot: SHOTS[round % SHOTS.length] ?? "SH010", column: COLUMNS[round % COLUMNS.length] ?? "Description" };
}

function words({ column }: Place, sign: number, round: number): string {
  return column === "Frames" ? String(1_000 * (sign + 1) + round) : `Writer ${sign}, line ${round}`;
}

/** Both begin in one cell before either has finished; then each goes on at their own pace, and they meet as it happens. */
async function work(pages: readonly Page[], until: number): Promise<void> {
  for (let round = 1; Date.now() < until; round += 3) {
    const both = place(round);
    for (const page of pages) await begin(page, both);
    await Promise.all(pages.map((page, sign) => end(page, both, words(both, sign, round))));
    await Promise.all(
      pages.map(async (page, sign) => {
        for (const own of [round + 1, round + 2]) {
          const mine = place(own * (sign + 1));
          await begin(page, mine);
          await end(page, mine, words(mine, sign, own));
        }
      }),
    );
  }
}

interface Shown {
  id: string;
  name: string;
  description: string;
  nb_frames: number | null;
}

async function onServer(page: Page): Promise<Shown[]> {
  const project = /projects\/([^/]+)/.exec(page.url())?.[1];
  const answered = await page.request.get(`${server.url}/api/v1/projects/${project}/grid/shot`);
  const { row_fields, rows } = (await answered.json()) as { row_fields: string[]; rows: unknown[][] };
  const part = (row: unknown[], field: string) => row[row_fields.indexOf(field)];
  return rows.map(
    (row) =>
      Object.fromEntries(
        ["id", "name", "description", "nb_frames"].map((field) => [field, part(row, field)]),
      ) as unknown as Shown,
  );
}

async function written(page: Page, rowId: string): Promise<string> {
  const answered = await page.request.get(`${server.url}/api/v1/entities/${rowId}/history?limit=200`);
  const { rows } = (await answered.json()) as { rows: { after: Record<string, unknown> | null }[] };
  return JSON.stringify(rows.map(({ after }) => after));
}

test(
  "two people in the same cells end with what the database holds, and nothing vanishes unasked",
  { timeout: (SECONDS + 90) * 1_000 },
  async () => {
    const pages = await Promise.all([open("leila.osei"), open("ana.moreau")]);
    const until = Date.now() + SECONDS * 1_000;
    await work(pages, until);

    const [first] = pages;
    if (!first) throw new Error("nobody came");
    const rows = await onServer(first);
    for (const page of pages)
      for (const { name, description, nb_frames } of rows.filter((row) => SHOTS.includes(row.name))) {
        await expect.poll(async () => (await cell(page, name, "Description")).textContent()).toBe(description);
        await expect
          .poll(async () => (await cell(page, name, "Frames")).textContent())
          .toContain(String(nb_frames ?? ""));
      }
    const histories = new Map<string, string>();
    for (const { id, name } of rows) histories.set(name, await written(first, id));
    const vanished = typed.filter(({ value, shot }) => !histories.get(shot)?.includes(value) && !asked.has(value));
    expect(vanished).toEqual([]);
    expect(asked.size).toBeGreaterThan(0);
  },
);
