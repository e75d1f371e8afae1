import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const SOFFICE = process.env.SOFFICE ?? "soffice";

/** A LibreOffice without a window, with settings of its own. */
export class LibreOffice {
  readonly #home: string;

  private constructor(home: string) {
    this.#home = home;
  }

  static async start(): Promise<LibreOffice> {
    return new LibreOffice(await mkdtemp(join(tmpdir(), "motk-office-")));
  }

  async stop(): Promise<void> {
    await rm(this.#home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  /** What Calc makes of a file: read with one of its filters into a sheet, saved as a document, opened again and written with another. */
  async through(held: string, ending: string, reading: string, writing: string): Promise<string> {
    await writeFile(join(this.#home, `copied.${ending}`), held);
    await this.#convert(`copied.${ending}`, "ods", reading);
    await this.#convert("copied.ods", writing);
    return readFile(join(this.#home, `copied.${writing.split(":")[0]}`), "utf8");
  }

  async #convert(file: string, to: string, reading?: string): Promise<void> {
    const args = [
      ...["--headless", `-env:UserInstallation=file://${this.#home}/profile`, "--convert-to", to],
      ...(reading ? [`--infilter=${reading}`] : []),
      ...["--outdir", this.#home, join(this.#home, file)],
    ];
    const { stderr, stdout } = await promisify(execFile)(SOFFICE, args, { env: { ...process.env, HOME: this.#home } });
    if (!stdout.includes("convert ")) throw new Error(`LibreOffice did not convert ${file}: ${stderr}`);
  }
}
