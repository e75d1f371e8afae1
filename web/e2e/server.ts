import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const MOTK = process.env.MOTK_BIN ?? resolve(import.meta.dirname, "../../.venv/bin/motk");
const READY_WITHIN_MS = 90_000;

export interface Server {
  url: string;
  /** The password of the demo's people; empty without the demo. */
  password: string;
  stop: () => Promise<void>;
}

/**
 * A real MOTK of its own: an empty data folder, its own database and port, gone afterwards.
 *
 * `scale` adds a generated production beside the demo: 1 is 5,000 shots with 40,000 tasks.
 */
export async function startServer({ demo, scale = 0 }: { demo: boolean; scale?: number }): Promise<Server> {
  const home = await mkdtemp(join(tmpdir(), "motk-e2e-"));
  await chmod(home, 0o755); // The database runs as another user when we are root.
  const port = await freePort();
  const env = { ...process.env, MOTK_HOME: home, MOTK_PORT: String(port), MOTK_LOG_FORMAT: "json" };
  if (demo) await promisify(execFile)(MOTK, ["demo"], { env });
  if (scale > 0) await promisify(execFile)(MOTK, ["demo", "--scale", String(scale)], { env });
  const running = spawn(MOTK, ["up"], { env, stdio: ["ignore", "pipe", "pipe"] });
  const said = listen(running);
  const url = `http://127.0.0.1:${port}`;
  try {
    await ready(url, running);
  } catch (error) {
    running.kill("SIGKILL");
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    throw new Error(`motk up did not become ready: ${String(error)}\n${said()}`, { cause: error });
  }
  const password = demo ? await demoPassword(home) : "";
  return { url, password, stop: () => stop(running, home) };
}

function listen(running: ChildProcess): () => string {
  let said = "";
  const note = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-8000);
  };
  running.stdout?.on("data", note);
  running.stderr?.on("data", note);
  return () => said;
}

async function ready(url: string, running: ChildProcess): Promise<void> {
  const end = Date.now() + READY_WITHIN_MS;
  while (Date.now() < end) {
    if (running.exitCode !== null) throw new Error(`it ended with ${running.exitCode}`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((again) => setTimeout(again, 150));
  }
  throw new Error(`not ready within ${READY_WITHIN_MS / 1000} s`);
}

async function demoPassword(home: string): Promise<string> {
  const told = await readFile(join(home, "demo-sign-in.txt"), "utf8");
  return /password (\S+)/.exec(told)?.[1] ?? "";
}

async function stop(running: ChildProcess, home: string): Promise<void> {
  const gone = new Promise((resolved) => running.once("exit", resolved));
  running.kill("SIGINT");
  await gone;
  await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

function freePort(): Promise<number> {
  return new Promise((resolved, rejected) => {
    const probe = createServer();
    probe.once("error", rejected);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolved(typeof address === "object" && address ? address.port : 0));
    });
  });
}
