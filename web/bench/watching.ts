import type { Page } from "playwright-core";

/** When the first rows of the grid are painted, ms since navigation. Runs in the page. */
export function rowsShown(): Promise<number> {
  return new Promise((tell) => {
    const look = () => {
      if (document.querySelectorAll(".ag-row [col-id=name]").length > 3)
        requestAnimationFrame(() => tell(performance.now()));
      else if (performance.now() > 60_000) tell(Number.NaN);
      else setTimeout(look, 5);
    };
    look();
  });
}

/** When the footer counts all rows, ms since navigation. Runs in the page. */
export function filled(rows: number): Promise<number> {
  return new Promise((tell) => {
    const look = () => {
      const counted = (document.querySelector("footer")?.textContent ?? "").replaceAll(/[,. \u202f]/g, "");
      if (counted.includes(String(rows)) || performance.now() > 60_000) tell(performance.now());
      else setTimeout(look, 10);
    };
    look();
  });
}

/** How long frames take while the wheel turns without rest, through a thousand rows. Runs in the page. */
export async function framesWhileScrolling(): Promise<{ median: number; slowest: number }> {
  const view = [...document.querySelectorAll<HTMLElement>(".ag-root *")].find(
    (element) => element.scrollHeight > element.clientHeight * 5 && getComputedStyle(element).overflowY !== "hidden",
  );
  if (!view) throw new Error("nothing to scroll");
  const taken: number[] = [];
  let last = performance.now();
  await new Promise<void>((done) => {
    const step = () => {
      const now = performance.now();
      taken.push(now - last);
      last = now;
      view.scrollTop += 160;
      if (taken.length < 300) requestAnimationFrame(step);
      else done();
    };
    requestAnimationFrame(step);
  });
  const sorted = taken.slice(5).toSorted((one, other) => one - other);
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    slowest: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN,
  };
}

/** From key to paint while a sentence is typed into a cell, as the browser itself measures it (steps of 8 ms). */
export async function keyLatency(page: Page): Promise<{ median: number; slowest: number; keys: number }> {
  await page.evaluate(() => {
    const told: number[] = [];
    Object.assign(globalThis, { told });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === "keydown") told.push(entry.duration);
    }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  });
  await page.locator(".ag-row [col-id=description]").nth(3).dblclick();
  const text = "The fox waits under the bridge until the last train has gone, then crosses the river by the stones.";
  await page.keyboard.type(text, { delay: 90 });
  await page.keyboard.press("Escape");
  await page.waitForTimeout(500);
  const slow = await page.evaluate(() => (globalThis as unknown as { told: number[] }).told);
  // Keys that took less than the threshold are not told.
  const all = [...Array.from({ length: Math.max(0, text.length - slow.length) }, () => 16), ...slow];
  const sorted = all.toSorted((one, other) => one - other);
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    slowest: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN,
    keys: all.length,
  };
}
