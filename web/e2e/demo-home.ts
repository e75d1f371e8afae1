import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** A data folder with the demo in it, for each server to copy. */
    demoHome: string;
  }
}

export const MOTK = process.env.MOTK_BIN ?? resolve(import.meta.dirname, "../../.venv/bin/motk");

/** The demo, made once for all files: to copy it takes a moment, to make it a quarter of a minute. */
export default async function demoHome(project: TestProject): Promise<() => Promise<void>> {
  const home = await newHome();
  await makeDemo(home);
  project.provide("demoHome", home);
  return () => removeHome(home);
}

export async function newHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), "motk-e2e-"));
  await chmod(home, 0o755); // The database runs as another user when we are root.
  return home;
}

export async function makeDemo(home: string, ...more: string[]): Promise<void> {
  await promisify(execFile)(MOTK, ["demo", ...more], { env: { ...process.env, MOTK_HOME: home } });
}

export function removeHome(home: string): Promise<void> {
  return rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
