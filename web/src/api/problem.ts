/** A refusal of the server (RFC 9457), or the server out of reach. The detail is a sentence for the person. */
export class Problem extends Error {
  override readonly name = "Problem";

  constructor(
    readonly status: number,
    /** The last word of the problem's type: "rev-conflict", "not-signed-in", "unreachable". */
    readonly slug: string,
    readonly title: string,
    detail: string,
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
  }

  /** What the server says of one field of a form. */
  about(field: string): string | undefined {
    return this.fieldErrors.find((error) => error.field === field || error.field.endsWith(`.${field}`))?.message;
  }

  get fieldErrors(): { field: string; message: string }[] {
    const { errors } = this.facts;
    return Array.isArray(errors) ? (errors as { field: string; message: string }[]) : [];
  }

  /** Worth another try as it is: nothing was refused, the way was blocked. */
  get isPassing(): boolean {
    return this.slug === "unreachable" || this.status === 429 || this.status >= 500;
  }

  /** What to paste into a report. */
  get copyable(): string {
    return JSON.stringify({ status: this.status, title: this.title, detail: this.message, ...this.facts }, null, 2);
  }

  static from(error: unknown): Problem {
    if (error instanceof Problem) return error;
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return new Problem(0, "broken", "Something broke in this page", detail);
  }

  static unreachable(error: unknown): Problem {
    return new Problem(0, "unreachable", "The server cannot be reached", String(error));
  }

  static async of(response: Response): Promise<Problem> {
    const request = response.headers.get("x-request-id");
    const facts = { ...(await body(response)), ...(request ? { request } : {}) } as Record<string, unknown>;
    const { type, title, status: _, detail, ...rest } = facts;
    const slug =
      String(type ?? "")
        .split("/")
        .at(-1) || "unknown";
    const name = String(title ?? response.statusText);
    return new Problem(response.status, slug, name, String(detail ?? name), rest);
  }
}

/** What to tell the person of what failed; nothing when nothing did. */
export function refusalOf(error: unknown): string | undefined {
  return error ? Problem.from(error).message : undefined;
}

async function body(response: Response): Promise<object> {
  try {
    const parsed: unknown = await response.clone().json();
    return parsed && typeof parsed === "object" ? parsed : {};
  } catch {
    return {}; // A proxy's page instead of an answer of ours: the status says enough.
  }
}
