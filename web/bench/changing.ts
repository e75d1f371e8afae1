import { setTimeout as pause } from "node:timers/promises";
import type { Server } from "../e2e/server";

interface Others {
  stop: () => Promise<{ made: number; perSecond: number }>;
}

/** Somebody else's script that changes shots of a project, so many a second, until it is stopped. */
export async function changing(server: Server, account: string, project: string, perSecond: number): Promise<Others> {
  const signedIn = await fetch(`${server.url}/api/v1/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ account, password: server.password }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((set) => set.split(";")[0])
    .join("; ");
  const { csrf_token } = (await signedIn.json()) as { csrf_token: string };
  const headers = { Cookie: cookie, "X-CSRF-Token": csrf_token, "Content-Type": "application/json" };
  const list = `${server.url}/api/v1/entities?filter=project_id:eq:${project}&filter=kind:eq:shot&limit=200&fields=id`;
  const { rows } = (await (await fetch(list, { headers })).json()) as { rows: { id: string }[] };
  const began = performance.now();
  let made = 0;
  const ended = new AbortController();
  const work = async () => {
    while (!ended.signal.aborted) {
      const due = began + (made * 1000) / perSecond;
      const at = made++;
      await pause(Math.max(0, due - performance.now()));
      const address = `${server.url}/api/v1/entities/${rows[at % rows.length]?.id}`;
      const body = JSON.stringify({ description: `Take ${at}` });
      const answer = await fetch(address, { method: "PATCH", headers, body });
      if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
    }
  };
  const working = Promise.all(Array.from({ length: 4 }, work));
  return {
    stop: async () => {
      ended.abort();
      await working;
      return { made, perSecond: (made * 1000) / (performance.now() - began) };
    },
  };
}
