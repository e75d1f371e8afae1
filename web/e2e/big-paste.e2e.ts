/** A spreadsheet of 500 rows and 12 columns, pasted into the grid and taken back. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, person, signIn } from "./browser";
import { type Server, startServer } from "./server";

const ROWS = 500;
const FIELDS = ["description", "code", "handle_in", "handle_out", "tags", "fps"];

let server: Server;
let browser: Browser;
let ana: Page;
let project: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ demo: true }), openBrowser()]);
  ana = await person(browser);
  await ana.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn(ana, server, "ana.moreau");
  const link = ana.getByRole("link", { name: "Final Reel" });
  project = /projects\/([0-9a-f-]+)/.exec((await link.getAttribute("href")) ?? "")?.[1] ?? "";
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

interface Grid {
  row_fields: string[];
  task_fields: string[];
  rows: unknown[][];
}

type Held = Record<string, unknown> & { tasks: Record<string, unknown>[] };

async function read<T>(path: string): Promise<T> {
  return ana.evaluate(async (address) => (await fetch(address)).json(), `/api/v1/projects/${project}/${path}`);
}

/** What the rows hold, without how often they were written. */
async function held(): Promise<Map<string, Held>> {
  const grid = await read<Grid>("grid/shot");
  const named = (fields: string[], values: unknown[]) =>
    Object.fromEntries(fields.map((field, at) => [field, values[at]]).filter(([field]) => field !== "rev"));
  return new Map(
    grid.rows.map((values) => {
      const row = named(grid.row_fields, values);
      const tasks = (row.tasks as unknown[][]).map((task) => named(grid.task_fields, task));
      return [String(row.id), { ...row, tasks }] as const;
    }),
  );
}

test("500 x 12 cells pasted are one change set, and one undo gives all of them back", async () => {
  const context = await read<{
    task_types: { id: string; name: string; for_kind: string }[];
    task_statuses: { id: string; name: string }[];
  }>("context");
  const before = await held();
  const everywhere = ({ id }: { id: string }) =>
    [...before.values()].every(({ tasks }) => tasks.some((task) => task.task_type_id === id));
  const ofShots = context.task_types.filter(({ for_kind }) => for_kind === "shot");
  const steps = ofShots.filter(everywhere).slice(0, 6);
  expect(steps.length + FIELDS.length).toBe(12);
  const [status] = context.task_statuses.filter(({ name }) => name === "Omitted");

  const shown = [...FIELDS, ...steps.map(({ id }) => `task.${id}`)].map((column) => `${column}~s`);
  const others = ofShots.filter((step) => !steps.includes(step)).map(({ id }) => `task.${id}~h`);
  await ana.goto(`${server.url}/projects/${project}/shots?cols=${["nb_frames~h", ...shown, ...others].join(",")}`);
  await ana.locator(".ag-row [col-id=description]").first().waitFor();
  await ana.locator("footer").getByText("526").waitFor();
  const table = Array.from({ length: ROWS }, (_none, at) =>
    [`Pasted ${at}`, `CODE-${at}`, "8", "12", "night", "25", ...steps.map(() => "Omitted")].join("\t"),
  ).join("\n");
  await ana.evaluate((text) => navigator.clipboard.writeText(text), table);
  const edits: string[] = [];
  ana.on("request", (request) => request.url().endsWith("/edits") && edits.push(request.url()));
  await ana.locator(".ag-row [col-id=description]").first().click();
  await ana.keyboard.press("ControlOrMeta+v");
  await ana.getByText("saved", { exact: true }).waitFor({ timeout: 90_000 });

  const after = await held();
  const changed = [...after].filter(([id, row]) => JSON.stringify(row) !== JSON.stringify(before.get(id)));
  expect(changed).toHaveLength(ROWS);
  for (const [, row] of changed)
    expect(row).toMatchObject({
      ...{ handle_in: 8, handle_out: 12, tags: ["night"], fps: "25" },
      description: expect.stringMatching(/^Pasted \d+$/) as string,
      tasks: expect.arrayContaining(
        steps.map(() => expect.objectContaining({ task_status_id: status?.id })),
      ) as unknown,
    });
  expect(edits).toHaveLength(1);

  await ana.keyboard.press("ControlOrMeta+z");
  await ana.getByText(/^Undone/).waitFor({ timeout: 90_000 });
  expect(await held()).toEqual(before);
});
