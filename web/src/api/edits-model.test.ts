import { QueryClient, QueryObserver } from "@tanstack/react-query";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { editKey, type PendingEdit } from "./edits";
import type { Item } from "./edits-item";
import type { Kept } from "./edits-kept";
import { Edits } from "./edits-queue";
import { type GridCopy, type GridRow, receive } from "./grid-copy";
import { gridQuery, tellCopies } from "./grid-query";
import { ModelServer } from "./model-server";
import { overlaid, withNewRows } from "./overlay";
import { Undo } from "./undo";

/** What a browser keeps while its tabs come and go. */
class Disk {
  readonly items = new Map<string, Item>();

  tab(): Kept & { die: () => void } {
    let isDead = false;
    return {
      put: async (item) => {
        if (!isDead) this.items.set(item.id, structuredClone(item));
        return true;
      },
      remove: async (id) => void (isDead || this.items.delete(id)),
      left: async () =>
        [...this.items.values()].map((item) => structuredClone(item)).toSorted((a, b) => a.order - b.order),
      close: () => undefined,
      die: () => {
        isDead = true;
      },
    };
  }
}

type Fault = "none" | "lost request" | "lost answer" | "broken";

/** One person at a page of the model server, and somebody else at another. */
class World {
  readonly server = new ModelServer(3);
  readonly disk = new Disk();
  faults: Fault[] = [];
  isOffline = false;
  isTold = true;
  count = 0;
  /** What stood in the cell when a value was typed; which were asked about, beside which of theirs; which were written, over which. */
  readonly seen = new Map<unknown, unknown>();
  readonly asked = new Map<unknown, Set<unknown>>();
  readonly cells = new Map<string, unknown>();
  readonly wrote = new Map<unknown, unknown>();
  queries!: QueryClient;
  edits!: Edits;
  undo!: Undo;
  #tab!: ReturnType<Disk["tab"]>;
  #told = 0;
  #page = 0;
  #stop: () => void = () => undefined;

  async open(): Promise<void> {
    this.#page += 1;
    this.queries = new QueryClient();
    const observer = new QueryObserver<GridCopy>(this.queries, gridQuery(this.queries, "me", "p", "shot") as never);
    this.#stop = observer.subscribe(() => undefined);
    this.#tab = this.disk.tab();
    this.edits = new Edits({
      queries: this.queries,
      projectId: "p",
      kept: this.#tab,
      maySend: () => true,
      isLive: () => this.isTold,
    });
    this.undo = new Undo(this.edits, "me/p");
    this.edits.pending.subscribe(() => this.#noteConflicts(this.edits.pending.get().values()));
    await vi.advanceTimersByTimeAsync(50);
    this.#told = Number(this.copy.cursor);
  }

  /** The tab dies: nothing more of it happens, answers on their way included. */
  async crash(): Promise<void> {
    this.#tab.die();
    this.edits.follower = null;
    this.edits.close();
    this.undo.close();
    this.#stop();
    this.queries.clear();
    await this.open();
  }

  fetch = async (request: Request): Promise<Response> => {
    const page = this.#page;
    const body: unknown = request.method === "GET" ? null : await request.json();
    const isRead = request.method === "GET";
    const fault = isRead || this.isOffline ? "none" : (this.faults.shift() ?? "none");
    await new Promise((resolve) => setTimeout(resolve, 5));
    if ((this.isOffline && !isRead) || fault === "lost request") throw new TypeError("Failed to fetch");
    if (fault === "broken") return json(500, { type: "/problems/broken", title: "Broken", detail: "Broken" });
    const before = this.server.log.length;
    const answer = this.server.handle(
      new URL(request.url).pathname,
      request.headers.get("Idempotency-Key") ?? "",
      body,
    );
    this.#noteWrites(before);
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (fault === "lost answer") throw new TypeError("Failed to fetch");
    if (page !== this.#page) return new Promise<Response>(() => undefined);
    return json(answer.status, answer.body);
  };

  get copy(): GridCopy {
    const copy = this.queries.getQueryData<GridCopy>(["grid", "p", "shot"]);
    if (!copy) throw new Error("the page is not loaded");
    return copy;
  }

  /** What the person sees. */
  get rows(): GridRow[] {
    const copy = withNewRows(this.copy, this.edits.newRows.get());
    return overlaid([...copy.rows.values()], this.edits.pending.get());
  }

  type(places: readonly { row: number; field: string }[]): void {
    const { rows } = this;
    const edits = places.flatMap(({ row: at, field }) => {
      const row = rows[at % Math.max(rows.length, 1)];
      const isTask = field === "due_date" || field === "member_ids";
      const held = isTask ? row?.tasks[0] : row;
      if (!held) return [];
      const seen = (held as unknown as Record<string, unknown>)[field];
      const value = field === "member_ids" ? [`m${++this.count}`] : `mine ${++this.count}`;
      const table = isTask ? ("task" as const) : ("entity" as const);
      const edit = { table, id: held.id, field, value, seen, rev: held.rev };
      return [edit];
    });
    const once = [...new Map(edits.map((edit) => [editKey(edit), edit])).values()];
    for (const { value, seen, ...edit } of once) {
      this.seen.set(String(value), String(seen));
      this.cells.set(editKey(edit), String(value));
    }
    if (once.length > 0) void this.edits.save(once);
  }

  create(): void {
    const id = `new${++this.count}`;
    const newTasks = [
      { id: `${id}t`, entity_id: id, task_type_id: "anim", task_status_id: "todo", member_ids: ["m1"] },
    ];
    void this.edits.save({ newEntities: [{ id, kind: "shot", name: `SHOT ${id}` }], newTasks });
  }

  /** Somebody else writes. */
  theirs(at: number, field: string): void {
    const isTask = field === "due_date" || field === "member_ids";
    const id = `${isTask ? "t" : "e"}${(at % 3) + 1}`;
    const value = field === "member_ids" ? [`theirs ${++this.count}`] : `theirs ${++this.count}`;
    this.server.theirs(isTask ? "task" : "entity", id, field, value);
  }

  /** The stream tells some of what happened. */
  tell(most: number): void {
    const news = this.server.log.slice(this.#told, this.#told + most);
    this.#told += news.length;
    if (news.length === 0) return;
    tellCopies(
      this.queries,
      "p",
      news.map(({ change }) => change),
      String(this.#told),
    );
    const next = this.server.log[this.#told]?.changeSet;
    for (const changeSet of new Set(news.map((one) => one.changeSet)))
      if (changeSet !== next) this.edits.heard(changeSet);
  }

  /** All is well again, and the person answers every question. */
  async calm(): Promise<void> {
    this.isOffline = false;
    this.faults = [];
    for (let round = 0; round < 60; round++) {
      this.tell(1_000);
      this.edits.line.now();
      this.edits.retry();
      await vi.advanceTimersByTimeAsync(100);
      const conflicts = [...this.edits.pending.get().values()].filter(({ state }) => state === "conflict");
      for (const [at, conflict] of conflicts.entries())
        this.edits.choose([conflict], (at + round) % 2 === 0 ? "mine" : "theirs");
      const isBusy = this.edits.list.get().length > 0;
      if (!isBusy && this.#told === this.server.log.length) break;
      if (round > 30) this.edits.forgetFailed();
    }
    await vi.advanceTimersByTimeAsync(10_000);
    this.tell(1_000);
    await vi.advanceTimersByTimeAsync(100);
  }

  close(): void {
    this.edits.close();
    this.undo.close();
    this.#stop();
    this.queries.clear();
  }

  #noteConflicts(pending: Iterable<PendingEdit>): void {
    for (const { state, value, theirs } of pending)
      if (state === "conflict")
        this.asked.set(String(value), (this.asked.get(String(value)) ?? new Set()).add(String(theirs)));
  }

  #noteWrites(from: number): void {
    for (const { change, mine } of this.server.log.slice(from))
      for (const field of mine && change.op === "update" ? Object.keys(change.after ?? {}) : [])
        this.wrote.set(String(change.after?.[field]), String(change.before?.[field]));
    const hands = this.server.log.slice(from).filter(({ change }) => change.entity === "task_assignee");
    for (const { change } of hands.filter(({ change: { op } }) => op === "insert")) {
      const off = hands.filter(
        (one) => one.change.op === "delete" && one.change.before?.task_id === change.after?.task_id,
      );
      this.wrote.set(String(change.after?.member_id), off.map((one) => one.change.before?.member_id).join());
    }
  }
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
}

function plain(rows: Iterable<GridRow>): object {
  const told = [...rows].map(({ id, rev, name, description, nb_frames, tasks }) => {
    const its = tasks.map((task) => ({
      id: task.id,
      rev: task.rev,
      due: task.due_date,
      who: task.member_ids.toSorted(),
    }));
    return { id, rev, name, description, nb_frames, tasks: its.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
  });
  return told.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

const FIELDS = ["name", "description", "nb_frames", "due_date", "member_ids"] as const;

const cellAt = fc.record({ row: fc.nat(4), field: fc.constantFrom(...FIELDS) });

type Step = (world: World) => void | Promise<void>;

function named(name: string, step: Step): Step {
  return Object.assign(step, { toString: () => name });
}

const edit = fc
  .array(cellAt, { minLength: 1, maxLength: 4 })
  .map((cells) =>
    named(`type ${cells.map(({ row, field }) => `${row}.${field}`).join(" ")}`, (world) => world.type(cells)),
  );
const theirs = cellAt.map(({ row, field }) => named(`theirs ${row}.${field}`, (world) => world.theirs(row, field)));
const tell = fc.integer({ min: 1, max: 6 }).map((most) => named(`tell ${most}`, (world) => world.tell(most)));
const wait = fc
  .integer({ min: 1, max: 30 })
  .map((ms) => named(`wait ${ms}`, async () => void (await vi.advanceTimersByTimeAsync(ms))));
const fault = fc
  .constantFrom<Fault>("lost request", "lost answer", "broken")
  .map((one) => named(one, (world) => void world.faults.push(one)));
const line = fc.boolean().map((isOffline) =>
  named(isOffline ? "offline" : "online", (world) => {
    world.isOffline = isOffline;
    if (!isOffline) world.edits.line.now();
  }),
);
const crash = fc.constant(named("crash", (world) => world.crash()));
const create = fc.constant(named("create", (world) => world.create()));
const undo = fc.constant(named("undo", (world) => world.undo.undo()));
const redo = fc.constant(named("redo", (world) => world.undo.redo()));

async function play(steps: readonly Step[], judge: (world: World) => void): Promise<void> {
  localStorage.clear();
  const world = new World();
  vi.stubGlobal("fetch", world.fetch);
  await world.open();
  for (const step of steps) await step(world);
  await world.calm();
  judge(world);
  world.close();
}

function runs(most: number): fc.Parameters<[Step[]]> {
  return { numRuns: Number(process.env.MOTK_RUNS ?? most), endOnFailure: false };
}

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] }));

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("whatever happens on the way, the grid ends as a fresh load shows it", { timeout: 120_000 }, async () => {
  const steps = fc.array(
    fc.oneof(
      { weight: 5, arbitrary: edit },
      { weight: 3, arbitrary: theirs },
      { weight: 3, arbitrary: tell },
      { weight: 4, arbitrary: wait },
      ...[fault, line, crash, create].map((arbitrary) => ({ weight: 1, arbitrary })),
      ...[undo, redo].map((arbitrary) => ({ weight: 2, arbitrary })),
    ),
    { maxLength: 40, size: "max" },
  );
  await fc.assert(
    fc.asyncProperty(steps, (chosen) =>
      play(chosen, (world) => {
        expect(world.edits.list.get()).toEqual([]);
        expect(plain(world.rows)).toEqual(plain(freshRows(world)));
      }),
    ),
    runs(150),
  );
});

test("no value vanishes, and none of theirs is written over unseen", { timeout: 120_000 }, async () => {
  const steps = fc.array(
    fc.oneof(
      { weight: 6, arbitrary: edit },
      { weight: 4, arbitrary: theirs },
      { weight: 3, arbitrary: tell },
      { weight: 4, arbitrary: wait },
      ...[fault, line, crash].map((arbitrary) => ({ weight: 1, arbitrary })),
    ),
    { maxLength: 40, size: "max" },
  );
  await fc.assert(
    fc.asyncProperty(steps, (chosen) =>
      play(chosen, (world) => {
        for (const value of world.cells.values())
          expect([value, world.wrote.has(value) || world.asked.has(value)]).toEqual([value, true]);
        for (const [value, over] of world.wrote) {
          if (String(over).startsWith("theirs"))
            expect([value, over, hasSeen(world, value, over)]).toEqual([value, over, true]);
        }
      }),
    ),
    runs(150),
  );
});

function freshRows(world: World): GridRow[] {
  return [...receive(undefined, "p", "shot", world.server.grid() as never).rows.values()];
}

/** Whether somebody knew what their value stands over: it stood in the cell, also under values of their own, or they were asked. */
function hasSeen(world: World, value: unknown, over: unknown): boolean {
  if (world.asked.get(value)?.has(over)) return true;
  for (let under = world.seen.get(value); under !== undefined; under = world.seen.get(under))
    if (under === over || world.asked.get(under)?.has(over)) return true;
  return false;
}
