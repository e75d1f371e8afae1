import { type ChildProcess, execFile, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { inject } from "vitest";
import { makeDemo, MOTK, newHome, removeHome } from "./demo-home";

const READY_WITHIN_MS = 90_000;
const MAILED_WITHIN_MS = 60_000;

export interface Server {
  url: string;
  /** The password of the demo's people; empty without the demo. */
  password: string;
  /** The text of the newest mail to an address, as the log of a server without SMTP has it. */
  mailTo: (address: string) => Promise<string>;
  stop: () => Promise<void>;
}

interface Wanted {
  demo: boolean;
  scale?: number;
  host?: string;
}

/**
 * A real MOTK of its own: an empty data folder, its own database and port, gone afterwards.
 *
 * `scale` adds a generated production beside the demo: 1 is 5,000 shots with 40,000 tasks. `host` is the name it is reached by: passkeys are
 * bound to one, and know no bare address.
 */
export async function startServer({ demo, scale = 0, host = "127.0.0.1" }: Wanted): Promise<Server> {
  const home = await newHome();
  const port = await freePort();
  const url = `http://${host}:${port}`;
  const own = { MOTK_HOME: home, MOTK_PORT: String(port), MOTK_PUBLIC_URL: url, MOTK_LOG_FORMAT: "json" };
  const env = { ...process.env, ...own };
  if (demo) await putDemo(home);
  if (scale > 0) await makeDemo(home, "--scale", String(scale));
  const running = spawn(MOTK, ["up"], { env, stdio: ["ignore", "pipe", "pipe"] });
  const said = listen(running);
  const mails = collectMails(running);
  try {
    await ready(url, running);
  } catch (error) {
    running.kill("SIGKILL");
    await removeHome(home);
    throw new Error(`motk up did not become ready: ${String(error)}\n${said()}`, { cause: error });
  }
  const password = demo ? await demoPassword(home) : "";
  return { url, password, mailTo: (address) => soon(() => mails.get(address)), stop: () => stop(running, home) };
}

async function putDemo(home: string): Promise<void> {
  const made = inject("demoHome");
  // The benchmarks start one server each, and nobody makes the demo before them.
  if (!made) await makeDemo(home);
  else await promisify(execFile)("cp", ["-a", `${made}/.`, home]);
}

/** The newest mail to each address. */
function collectMails(running: ChildProcess): ReadonlyMap<string, string> {
  const mails = new Map<string, string>();
  for (const stream of [running.stdout, running.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on("line", (line) => {
      if (!line.includes('"mail"')) return;
      const { event, to, text } = JSON.parse(line) as { event?: string; to?: string; text?: string };
      if (event === "mail" && to && text) mails.set(to, text);
    });
  }
  return mails;
}

async function soon(look: () => string | undefined): Promise<string> {
  const end = Date.now() + MAILED_WITHIN_MS;
  while (Date.now() < end) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((again) => setTimeout(again, 100));
  }
  throw new Error(`no mail within ${MAILED_WITHIN_MS / 1000} s`);
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
  await removeHome(home);
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
