import createClient, { type Middleware } from "openapi-fetch";
import { uuid7 } from "@/lib/uuid";
import { Problem } from "./problem";
import type { paths } from "./schema.gen";

let csrfToken = "";

/** Every write carries the token of the session, so that no other site can write in this person's name. */
export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

/** The same for what does not go through this client. */
export function csrfHeader(): Record<string, string> {
  return csrfToken ? { "X-CSRF-Token": csrfToken } : {};
}

let onSignedOut: ((slug: string) => void) | null = null;

/** What happens when the server says that nobody is signed in any more, or that a second factor is wanted before anything else. */
export function whenSignedOut(act: (slug: string) => void): void {
  onSignedOut = act;
}

const manners: Middleware = {
  onRequest({ request }) {
    if (request.method === "GET") return;
    if (csrfToken) request.headers.set("X-CSRF-Token", csrfToken);
    if (!request.headers.has("Idempotency-Key")) request.headers.set("Idempotency-Key", uuid7());
  },
  async onResponse({ response }) {
    if (response.ok || response.status === 304) return;
    const problem = await Problem.of(response);
    if (problem.slug === "not-signed-in" || problem.slug === "needs-factor") onSignedOut?.(problem.slug);
    throw problem;
  },
  onError({ error }) {
    return error instanceof Problem ? error : Problem.unreachable(error);
  },
};

export const client = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? "",
  fetch: (request) => globalThis.fetch(request),
});
client.use(manners);

/** The body of an answer; a refusal was thrown as a Problem before this. */
export async function answered<T>(call: Promise<{ data?: T; response: Response }>): Promise<T> {
  const { data } = await call;
  return data as T;
}
