import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { creditsQuery } from "@/api/credits";
import { type ProjectSession, ProjectSessionContext } from "@/api/project-session";
import type { CreditChoice, CreditOut } from "@/api/schema.gen";
import { verbsQuery } from "@/api/session";
import { CreditsPage } from "./CreditsPage";

/** Keeps the lines as they were said last, and takes none from who has not seen the newest. */
class Server {
  lines: (CreditChoice & { id: string })[] = [
    { id: "line-ana", name: "Ana", role: "Director", hidden: false },
    { id: "line-ben", name: "Ben", role: "Composer", hidden: false },
  ];
  seen = 1;
  isAway = false;
  /** Answers that wait for it. */
  hold: Promise<void> | null = null;

  say(lines: CreditChoice[]): void {
    this.seen += 1;
    this.lines = lines.map((line, at) => ({ ...line, id: line.id ?? `line-${this.seen}-${at}` }));
  }

  get names(): (string | null | undefined)[] {
    return this.lines.map(({ name, role }) => `${name} ${role ?? ""}`);
  }

  readonly fetch = async (request: Request): Promise<Response> => {
    if (request.method === "PUT") {
      const { lines, seen } = (await request.json()) as { lines: CreditChoice[]; seen: string };
      await this.hold;
      if (this.isAway) return problem(503, { detail: "The database is starting." });
      if (seen !== String(this.seen)) return problem(409, { detail: "Read them anew.", field: "seen" });
      this.say(lines);
    }
    return Response.json({ title: "Meadow", seen: String(this.seen), sections: [{ name: null, lines: this.#out() }] });
  };

  #out(): CreditOut[] {
    const own = { member_id: null, account_id: null, usual_name: null, usual_role: null, usual_section: null };
    const work = { tasks: 0, done: 0, entities: 0, by_type: [] };
    return this.lines.map(({ id, name = null, role, hidden = false }) => ({
      ...{ ...own, ...work, id, name, role: role ?? "", section: null, hidden },
    }));
  }
}

function problem(status: number, facts: object): Response {
  return Response.json({ type: "/problems/conflict", title: "No", status, ...facts }, { status });
}

let server: Server;
let queries: QueryClient;

beforeEach(() => {
  server = new Server();
  queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queries.setQueryData(verbsQuery.queryKey, { studio: [], projects: { p1: ["credits.arrange"] } });
  vi.stubGlobal("fetch", server.fetch);
  const session = { undo: { did() {} } } as unknown as ProjectSession;
  render(
    <MantineProvider>
      <QueryClientProvider client={queries}>
        <ProjectSessionContext.Provider value={session}>
          <CreditsPage projectId="p1" />
        </ProjectSessionContext.Provider>
      </QueryClientProvider>
    </MantineProvider>,
  );
});

afterEach(() => vi.unstubAllGlobals());

const field = (name: string) => screen.findByRole<HTMLInputElement>("textbox", { name });

async function type(name: string, typed: string): Promise<void> {
  fireEvent.change(await field(name), { target: { value: typed } });
  fireEvent.blur(await field(name));
}

test("what a colleague arranged while a line was being made stays", async () => {
  fireEvent.click(await screen.findByRole("button", { name: "Add a line" }));
  await field("Name of new line");
  server.say([...server.lines.toReversed(), { name: "Cleo", role: "Runner", hidden: false }]);
  await queries.invalidateQueries(creditsQuery("p1"));
  await type("Name of new line", "Dee");
  await expect.poll(() => server.names).toEqual(["Ben Composer", "Ana Director", "Cleo Runner", "Dee "]);
});

test("changes that wait for a write are done on what the colleague wrote meanwhile", async () => {
  let go = () => {};
  server.hold = new Promise<void>((resolve) => (go = resolve));
  await type("Name of Ana", "Anna");
  await type("Role of Ben", "Music");
  server.say([{ name: "Cleo", role: "Runner", hidden: false }, ...server.lines]);
  go();
  await expect.poll(() => server.names).toEqual(["Cleo Runner", "Anna Director", "Ben Music"]);
  expect(screen.queryByRole("alert")).toBeNull();
});

test("a new line is changed on while its name is on its way", async () => {
  fireEvent.click(await screen.findByRole("button", { name: "Add a line" }));
  await type("Name of new line", "Dee");
  await type("Role of Dee", "Foley");
  await type("Name of Dee", "Deirdre");
  await expect.poll(() => server.names).toEqual(["Ana Director", "Ben Composer", "Deirdre Foley"]);
});

test("what could not be written stays, to be tried again or given up", async () => {
  server.isAway = true;
  await type("Name of Ana", "Anna");
  expect((await screen.findByRole("alert")).textContent).toContain("The database is starting.");
  expect((await field("Name of Anna")).value).toBe("Anna");
  server.isAway = false;
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  await expect.poll(() => server.names).toEqual(["Anna Director", "Ben Composer"]);
  server.isAway = true;
  await type("Name of Ben", "Benno");
  await screen.findByRole("alert");
  fireEvent.click(screen.getByRole("button", { name: "Discard" }));
  expect((await field("Name of Ben")).value).toBe("Ben");
});
