/** What other programs hear, and the time people write down. */
import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, person, axeFindings, signIn } from "./browser";
import { type Server, startServer } from "./server";

let server: Server;
let browser: Browser;
let ana: Page;
let kenji: Page;

interface Heard {
  headers: IncomingHttpHeaders;
  body: string;
}
const heard: Heard[] = [];
const receiver = createServer((request, response) => {
  let body = "";
  request.on("data", (part: Buffer) => (body += part.toString()));
  request.on("end", () => {
    heard.push({ headers: request.headers, body });
    response.end("thank you");
  });
});

beforeAll(async () => {
  receiver.listen(0, "127.0.0.1");
  // The receiver stands on this machine, which is inside the network.
  process.env.MOTK_WEBHOOKS_PRIVATE = "true";
  [server, browser] = await Promise.all([startServer({ demo: true }), openBrowser()]);
  [ana, kenji] = [await person(browser), await person(browser)];
  await signIn(ana, server, "ana.moreau");
  await signIn(kenji, server, "kenji.tanaka");
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  receiver.close();
  delete process.env.MOTK_WEBHOOKS_PRIVATE;
});

test("a week of time is written down by the keyboard alone, and is there after a reload", async () => {
  await kenji.goto(`${server.url}/timesheet`);
  const first = kenji.getByRole("textbox", { name: /^SQ010 SH030 Animation, / }).first();
  await first.waitFor();
  // Any earlier week: none of its days is still to come.
  const thisWeek = await first.getAttribute("aria-label");
  await kenji.keyboard.press("PageUp");
  await expect.poll(() => first.getAttribute("aria-label")).not.toBe(thisWeek);
  await first.focus();
  await kenji.keyboard.type("2h");
  await kenji.keyboard.press("Tab");
  await kenji.keyboard.type("soon");
  await kenji.getByRole("alert").filter({ hasText: "a day has 24 hours" }).waitFor();
  await kenji.keyboard.press("Control+a");
  await kenji.keyboard.type("1:30");
  await kenji.keyboard.press("Enter");
  await kenji.getByRole("row", { name: /^Total 2h \/ 8h 1h30 \/ 8h/ }).waitFor();
  expect(await axeFindings(kenji)).toEqual([]);
  // Away from it and back: the hand is where it was, in another week.
  await kenji.keyboard.press("PageUp");
  await kenji.getByRole("row", { name: /^Total – / }).waitFor();
  await kenji.keyboard.press("PageDown");
  await kenji.getByRole("row", { name: /^Total 2h / }).waitFor();
  await kenji.reload();
  await kenji.getByRole("row", { name: /^Total 2h \/ 8h 1h30 \/ 8h/ }).waitFor();
});

test("a webhook made in the settings signs what it sends, and its log shows what arrived", async () => {
  const { port } = receiver.address() as AddressInfo;
  await ana.goto(`${server.url}/settings/webhooks`);
  await ana.getByRole("button", { name: "New webhook" }).click();
  const dialog = ana.getByRole("dialog", { name: "New webhook" });
  await dialog.getByLabel("Name").fill("Render farm");
  await dialog.getByLabel("Address").fill(`http://127.0.0.1:${port}/motk`);
  await dialog.getByRole("button", { name: "Make" }).click();
  const shown = ana.getByRole("dialog", { name: "The signing secret" });
  const secret = (await shown.locator("code").textContent()) ?? "";
  await shown.getByRole("button", { name: "I have kept it" }).click();
  await ana.getByRole("button", { name: "Deliveries to Render farm" }).click();
  const log = ana.getByRole("dialog", { name: "Deliveries to Render farm" });
  await log.getByRole("button", { name: "Send a test" }).click();
  const sent = log.getByRole("button").filter({ hasText: "webhook.ping" }).filter({ hasText: "Delivered" });
  await sent.waitFor();
  await sent.click();
  await log.getByText("thank you").waitFor();
  expect(await axeFindings(ana)).toEqual([]);

  const [ping] = heard.filter(({ body }) => body.includes("tests Render farm"));
  const signed = /^t=(\d+),v1=([0-9a-f]+)$/.exec(String(ping?.headers["x-motk-signature"]));
  const expected = createHmac("sha256", secret).update(`${signed?.[1]}.${ping?.body}`).digest("hex");
  expect(signed?.[2]).toBe(expected);
});
