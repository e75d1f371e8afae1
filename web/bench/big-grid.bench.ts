/** 20,000 shots with eight tasks each in a real browser: opening, coming back, scrolling, and typing while others work. */
import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, person, signIn } from "../e2e/browser";
import { type Server, startServer } from "../e2e/server";
import { changing } from "./changing";
import { filled, framesWhileScrolling, keyLatency, rowsShown } from "./watching";

const SCALE = 4;
const VISITS = 5;

let server: Server;
let browser: Browser;
let page: Page;
let cdp: CDPSession;
let project: string;

beforeAll(async () => {
  server = await startServer({ demo: true, scale: SCALE });
  browser = await openBrowser();
  page = await person(browser);
  await signIn(page, server, "ana.moreau");
  const link = page.getByRole("link", { name: /^Scale 1/ });
  project = /projects\/([0-9a-f-]+)/.exec((await link.getAttribute("href")) ?? "")?.[1] ?? "";
  cdp = await page.context().newCDPSession(page);
  await cdp.send("Network.enable");
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function visit(): Promise<{ first: number; all: number; kilobytes: number }> {
  let bytes = 0;
  const count = ({ encodedDataLength }: { encodedDataLength: number }) => {
    bytes += encodedDataLength;
  };
  await page.goto("about:blank");
  cdp.on("Network.loadingFinished", count);
  await page.goto(`${server.url}/projects/${project}/shots`, { waitUntil: "commit" });
  const first = await page.evaluate(rowsShown);
  const all = await page.evaluate(filled, SCALE * 5_000);
  await page.waitForTimeout(3_000); // What is kept in the browser is kept when the page is idle.
  cdp.off("Network.loadingFinished", count);
  return { first, all, kilobytes: bytes / 1000 };
}

async function heapMegabytes(): Promise<number> {
  await cdp.send("HeapProfiler.collectGarbage");
  return (await cdp.send("Runtime.getHeapUsage")).usedSize / 1e6;
}

function say(what: string, figure: string, target: string): void {
  console.log(`| ${what} | | ${figure} | | ${target} | |`);
}

test("the first visit shows rows within 2.5 s, in less than 400 MB", async () => {
  const { first, all, kilobytes } = await visit();
  const heap = await heapMegabytes();
  say("20,000 shots x 8, first visit: first rows", `${first.toFixed(0)} ms`, "2,500 ms");
  say("… all rows", `${all.toFixed(0)} ms, ${(kilobytes / 1000).toFixed(1)} MB`, "");
  say("… heap of the page", `${heap.toFixed(0)} MB`, "400 MB");
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(2_500);
  expect(heap).toBeLessThan(400);
});

test("coming back to an unchanged page transfers under 20 kB", async () => {
  const visits: Awaited<ReturnType<typeof visit>>[] = [];
  for (let count = 0; count < VISITS; count++) visits.push(await visit());
  const middle = (pick: (of: (typeof visits)[number]) => number) =>
    visits.map(pick).toSorted((one, other) => one - other)[Math.floor(VISITS / 2)] ?? Number.NaN;
  say("… coming back: first rows", `${middle(({ first }) => first).toFixed(0)} ms`, "2,500 ms");
  say("… coming back: transferred", `${middle(({ kilobytes }) => kilobytes).toFixed(1)} kB`, "20 kB");
  expect(middle(({ kilobytes }) => kilobytes)).toBeLessThan(20);
  expect(middle(({ first }) => first)).toBeLessThan(2_500);
});

test("scrolling stays above 30 frames a second", async () => {
  const { median, slowest } = await page.evaluate(framesWhileScrolling);
  say("… scrolling: frame, median (95 %)", `${median.toFixed(1)} ms (${slowest.toFixed(0)} ms)`, "33 ms");
  expect(median).toBeLessThan(1000 / 30);
});

test("typing stays under 50 ms while 50 changes a second arrive", async () => {
  const others = await changing(server, "ana.moreau", project, 50);
  try {
    const { median, slowest, keys } = await keyLatency(page);
    say("… typing at 50 changes/s: key to paint, median (95 %)", `${median} ms (${slowest} ms)`, "50 ms");
    expect(keys).toBeGreaterThan(50);
    expect(median).toBeLessThan(50);
  } finally {
    const { made, perSecond } = await others.stop();
    say("… changes meanwhile", `${made}, ${perSecond.toFixed(0)}/s`, "50/s");
  }
});
