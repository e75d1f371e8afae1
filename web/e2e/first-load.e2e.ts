import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

const DIST = resolve(import.meta.dirname, "../../src/motk/web_dist");
const MOST_KB = 300;

type Manifest = Record<string, { file: string; isEntry?: boolean; imports?: string[] }>;

/** The scripts a browser must have before the sign-in page shows: the entry and all it imports outright. */
async function firstScripts(): Promise<string[]> {
  const manifest = JSON.parse(await readFile(resolve(DIST, ".vite/manifest.json"), "utf8")) as Manifest;
  const needed = new Set<string>();
  const follow = (name: string) => {
    if (needed.has(name)) return;
    needed.add(name);
    for (const next of manifest[name]?.imports ?? []) follow(next);
  };
  for (const [name, { isEntry }] of Object.entries(manifest)) if (isEntry) follow(name);
  return [...needed].map((name) => manifest[name]?.file ?? "").filter((file) => file.endsWith(".js"));
}

test(`the sign-in page needs less than ${MOST_KB} kB of gzipped JavaScript, and no grid`, async () => {
  const scripts = await Promise.all((await firstScripts()).map((file) => readFile(resolve(DIST, file))));
  const size = scripts.reduce((sum, script) => sum + gzipSync(script).length, 0);
  console.info(`sign-in page: ${Math.round(size / 1000)} kB of gzipped JavaScript`);
  expect(size / 1000).toBeLessThan(MOST_KB);
  expect(scripts.some((script) => script.includes("ag-grid"))).toBe(false);
});
