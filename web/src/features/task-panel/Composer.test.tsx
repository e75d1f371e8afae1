import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { contextQuery } from "@/api/context";
import type { GridTask } from "@/api/grid-copy";
import { type ProjectSession, ProjectSessionContext } from "@/api/project-session";
import type { NoteOut } from "@/api/schema.gen";
import { verbsQuery } from "@/api/session";
import { Composer } from "./Composer";
import { answering, draftOf } from "./draft";
import { addFiles } from "./draft-files";

const STATUSES = [
  { id: "ready", name: "Ready", color: "#888888", may_set: true },
  { id: "done", name: "Done", color: "#88ff88", may_set: true },
];
const NOTE = { id: "n1", author: { display_name: "Leila Osei" }, for_client: false } as unknown as NoteOut;

let sent: { key: string | null; body: Record<string, unknown> }[];
let answer: () => Promise<Response>;
let tasks = 0;
let task: GridTask;

beforeEach(() => {
  sent = [];
  answer = async () => Response.json({ id: "c1" }, { status: 201 });
  task = { id: `t${++tasks}`, task_status_id: "ready" } as unknown as GridTask;
  vi.stubGlobal("fetch", async (request: Request) => {
    sent.push({ key: request.headers.get("Idempotency-Key"), body: await request.json() });
    return answer();
  });
  // A store of files: each has arrived once it is asked.
  vi.stubGlobal("XMLHttpRequest", Arriving);
});

afterEach(() => vi.unstubAllGlobals());

class Arriving extends EventTarget {
  upload = new EventTarget();
  status = 201;
  responseText = "";
  #name = "";
  open(_method: string, address: string): void {
    this.#name = new URL(address, location.origin).searchParams.get("name") ?? "";
  }
  setRequestHeader(): void {}
  abort(): void {}
  send(): void {
    this.responseText = JSON.stringify({ id: `media of ${this.#name}` });
    queueMicrotask(() => this.dispatchEvent(new Event("load")));
  }
}

function shown(accountId = "a1") {
  const queries = new QueryClient();
  queries.setQueryData(verbsQuery.queryKey, { studio: ["media.upload", "member.list"], projects: {} });
  queries.setQueryData(contextQuery("p1").queryKey, {
    ...{ task_statuses: STATUSES, accounts: [], departments: [], members: [] },
  } as never);
  queries.setDefaultOptions({ queries: { staleTime: Number.POSITIVE_INFINITY } });
  const session = { projectId: "p1", accountId } as ProjectSession;
  return render(
    <MantineProvider>
      <QueryClientProvider client={queries}>
        <ProjectSessionContext value={session}>
          <Composer task={task} />
        </ProjectSessionContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

const field = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Comment" });
const type = (text: string) => fireEvent.change(field(), { target: { value: text } });
const send = () => fireEvent.keyDown(field(), { key: "Enter", ctrlKey: true });
const isSaid = (count: number) => expect.poll(() => sent.length).toBe(count);

test("what is begun while a note is on its way stays, and only what was sent is taken out", async () => {
  let arrive = () => {};
  answer = () => new Promise((resolve) => (arrive = () => resolve(Response.json({ id: "c1" }, { status: 201 }))));
  shown();
  type("The arm pops.");
  send();
  await isSaid(1);
  type("The arm pops. And the foot");
  addFiles(draftOf("a1", task.id), "p1", [new File(["x"], "foot.png")]);
  arrive();
  await expect.poll(() => field().value).toBe("And the foot");
  expect(screen.getByText("foot.png")).toBeTruthy();
  send();
  await isSaid(2);
  expect(sent[1]?.body).toMatchObject({ text: "And the foot", media_ids: ["media of foot.png"] });
});

test("an answer, its status and its files outlast a look at another tab and a reload", async () => {
  const { unmount } = shown();
  draftOf("a1", task.id).set((old) => answering({ ...old, statusId: "done" }, NOTE));
  addFiles(draftOf("a1", task.id), "p1", [new File(["x"], "arm.png")]);
  await screen.findByText("arm.png");
  type("Like this?");
  unmount();
  const kept = JSON.parse(localStorage.getItem(`motk.draft.a1.${task.id}`) ?? "{}") as object;
  expect(kept).toMatchObject({ text: "Like this?", statusId: "done", replyTo: { id: "n1" } });
  shown();
  expect(screen.getByText("Replying to Leila Osei")).toBeTruthy();
  // Coming back to it takes the focus from nobody.
  expect(document.activeElement).toBe(document.body);
  await expect.poll(() => screen.getByRole<HTMLButtonElement>("button", { name: "Send" }).disabled).toBe(false);
  send();
  await isSaid(1);
  const media_ids = ["media of arm.png"];
  expect(sent[0]?.body).toMatchObject({ text: "Like this?", task_status_id: "done", reply_to_id: "n1", media_ids });
  await expect.poll(() => localStorage.getItem(`motk.draft.a1.${task.id}`)).toBeNull();
});

test("after a lost answer the same note goes under the same key, also from a panel opened anew; another under its own", async () => {
  answer = async () => {
    throw new TypeError("fetch failed");
  };
  const { unmount } = shown();
  type("The arm pops.");
  send();
  await screen.findByText(/Not sent/);
  unmount();
  shown();
  send();
  await isSaid(2);
  await screen.findByText(/Not sent/);
  type("The arm pops at 1012.");
  send();
  await isSaid(3);
  const [first, again, other] = sent.map(({ key }) => key);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

test("what one person left unsent is not there for the next at the same machine", () => {
  const { unmount } = shown("ana");
  type("Between us: the client");
  unmount();
  shown("hannah");
  expect(field().value).toBe("");
});
