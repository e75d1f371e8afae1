import type { QueryClient } from "@tanstack/react-query";
import { Store } from "@/lib/store";
import { uuid7 } from "@/lib/uuid";
import { type Change, ownChange } from "./change";
import {
  type Edit,
  editKey,
  type Gesture,
  type Pending,
  type PendingEdit,
  same,
  type Told,
  toldOf,
  valueIn,
} from "./edits";
import { type Answer, bodyOf, type Body, culprits, disagreement } from "./edits-body";
import { sendEdits, sendRevert } from "./edits-door";
import { heldRow } from "./edits-held";
import { type Item, type ItemEdit, nextOrder, parts, pendingOf, rebased, refusal, without } from "./edits-item";
import type { Kept } from "./edits-kept";
import { Line } from "./edits-line";
import { newRows } from "./edits-new-rows";
import { catchUp, tellOwn } from "./grid-query";
import { Problem } from "./problem";
import type { RevertReport } from "./schema.gen";

/** How a gesture went. `waiting`: kept, and sent when the connection is back; `conflict`: the person will be asked. */
export type Outcome = { state: "saved" | "waiting" | "conflict" } | { state: "failed"; problem: Problem };

/** Who is told how it went: the stacks of undo. */
export interface Follower {
  began(item: Item): void;
  saved(item: Item, changeSetId: string): void;
  reverted(item: Item, reports: RevertReport[]): void;
  notReverted(item: Item, problem: Problem): void;
}

interface Needs {
  queries: QueryClient;
  projectId: string;
  kept: Kept;
  /** Whether the person who typed is the one who is signed in. */
  maySend: () => boolean;
  isLive: () => boolean;
}

const MOST_TRIES = 20;
const TRIES_OF_A_BROKEN_SERVER = 4;
/** How long the stream may take to tell of what is saved; then the server is asked. */
const TOLD_WITHIN_MS = 4_000;
const HEARD_KEPT = 500;

/**
 * What was typed and is not on the server yet. The page shows these values over its copy of the grid, so the copy stays what the
 * server said, and a value that could not be saved is never lost.
 *
 * One request at a time, in the order things were done: the second edit of a cell can rely on the first, and undo on both. What leaves has
 * been kept in the browser before, with the key that lets the server know it again.
 */
export class Edits {
  readonly pending = new Store<Pending>(new Map());
  /** Rows that are not on the server yet, as changes to lay over a copy. */
  readonly newRows = new Store<readonly Change[]>([]);
  readonly savedAt = new Store<number | null>(null);
  readonly line = new Line(() => void this.#drain());
  follower: Follower | null = null;
  /** What is unsaved, in the order it was done. */
  readonly list = new Store<readonly Item[]>([]);
  #ready: Promise<void>;
  #isDraining = false;
  #isClosed = false;
  #unkept = new Set<string>();
  #askers = new Map<string, (outcome: Outcome) => void>();
  /** Gestures of a dialog, which keeps what was typed by itself. */
  #asked = new Set<string>();
  #heard: string[] = [];
  #settling = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly needs: Needs) {
    this.#ready = this.#adopt();
    void this.#drain();
    globalThis.addEventListener?.("beforeunload", this.#warn);
  }

  /** Edits made in one go (a selection, a paste, a dialog) leave as one request and are one change set. */
  save(gesture: Gesture | readonly Edit[]): Promise<Outcome> {
    return this.#enqueue(
      "edits" in gesture || !Array.isArray(gesture) ? (gesture as Gesture) : { edits: gesture },
      false,
    );
  }

  /** The same for a dialog that stays open when it is refused: then nothing of it is kept here. */
  ask(gesture: Gesture): Promise<Outcome> {
    return this.#enqueue(gesture, true);
  }

  /** Takes a change set back, or what a gesture that is still on its way will have done. */
  revert(kind: "undo" | "redo", told: Told, target: { changeSets?: string[]; of?: string }): void {
    const item = { ...blank(kind, told), changeSets: target.changeSets ?? [], of: target.of ?? null };
    this.#change([...this.list.get(), item]);
    void this.#drain();
  }

  /** Tries again at once what was refused and what waits for the connection. */
  retry(): void {
    this.#change(
      this.list.get().map((item) => (item.state === "failed" ? again(item, { problem: null, tries: 0 }) : item)),
    );
    this.line.now();
    void this.#drain();
  }

  /** Gives up values that were refused, or takes theirs in a conflict. */
  forget(edits: readonly Edit[]): void {
    const cells = new Set(edits.map(editKey));
    this.#change(this.list.get().flatMap((item) => (isHeld(item) ? (without(item, cells) ?? []) : item)));
  }

  /** Answers conflicts: writes mine over what stands there now, or lets theirs stand. */
  choose(conflicts: readonly PendingEdit[], whose: "mine" | "theirs"): void {
    this.forget(conflicts);
    if (whose === "mine") void this.save(conflicts.map((conflict) => ({ ...conflict, seen: conflict.theirs })));
  }

  forgetFailed(): void {
    this.#change(this.list.get().filter(({ state }) => state !== "failed"));
  }

  /** Takes back all of a gesture that has not left yet, or an undo. Null when it is on its way: then only the server can. */
  takeBack(group: string): Item[] | null {
    const its = this.list.get().filter((item) => item.group === group && item.state !== "settling");
    if (its.length === 0 || its.some(({ body, state }) => body !== null && state === "queued")) return null;
    this.#change(this.list.get().filter((item) => !its.includes(item)));
    return its;
  }

  /** The stream has told of a change set: what was shown until then stands in the copies now. */
  heard(changeSetId: string): void {
    this.#heard = [...this.#heard, changeSetId].slice(-HEARD_KEPT);
    const settled = this.list
      .get()
      .filter(({ state, changeSets }) => state === "settling" && changeSets[0] === changeSetId);
    for (const { id } of settled) this.#settled(id);
  }

  get hasUnsaved(): boolean {
    return this.list.get().some(({ state }) => state !== "settling");
  }

  close(): void {
    this.#isClosed = true;
    this.line.close();
    this.needs.kept.close();
    for (const timer of this.#settling.values()) clearTimeout(timer);
    globalThis.removeEventListener?.("beforeunload", this.#warn);
  }

  async #adopt(): Promise<void> {
    const known = new Set(this.list.get().map(({ id }) => id));
    const left = (await this.needs.kept.left()).filter(({ id }) => !known.has(id));
    if (left.length === 0) return;
    this.#change([...left, ...this.list.get()]);
    for (const item of left) this.#keep(item);
  }

  #enqueue(gesture: Gesture, isAsked: boolean): Promise<Outcome> {
    const told = toldOf(gesture);
    const group = uuid7();
    const over = this.#latestEdits();
    const items = parts(gesture).map((part) => ({
      ...blank("gesture", told),
      group,
      edits: (part.edits ?? []).map((edit) => this.#begun(edit, over.get(editKey(edit)))),
      newEntities: part.newEntities ?? [],
      newTasks: part.newTasks ?? [],
      note: part.note ?? null,
    }));
    const typed = new Set((gesture.edits ?? []).map(editKey));
    const rest = this.list.get().flatMap((item) => (isHeld(item) ? (without(item, typed) ?? []) : item));
    const outcomes = items.map(({ id }) => {
      if (isAsked) this.#asked.add(id);
      return new Promise<Outcome>((resolve) => this.#askers.set(id, resolve));
    });
    this.#change([...rest, ...items]);
    const [first] = items;
    if (first) this.follower?.began(first);
    void this.#drain();
    return Promise.all(outcomes).then(worst);
  }

  /** By cell, the value of ours that stands there now. */
  #latestEdits(): Map<string, { edit: ItemEdit; item: Item }> {
    return new Map(
      this.list.get().flatMap((item) => item.edits.map((edit) => [editKey(edit), { edit, item }] as const)),
    );
  }

  /**
   * A value typed over one of ours that is held back began where that one did, unless the person has seen what stands there now. Typed over
   * one that is on its way, it goes on from the rev which that one will have: the copy behind it may know more than the person saw. So too when
   * they were quicker than the page, and saw what stood there before their own: nobody is in conflict with themselves.
   */
  #begun({ table, id, field, value, seen, rev }: Edit, over?: { edit: ItemEdit; item: Item }): ItemEdit {
    const edit = { table, id, field, value, seen, rev };
    if (!over || over.item.state === "settling") return edit;
    const { theirs, ...prior } = over.edit;
    if (isHeld(over.item)) return same(theirs, seen, field) && "theirs" in over.edit ? edit : { ...prior, value };
    const isOwn = same(prior.value, seen, field) || same(prior.seen, seen, field);
    return isOwn ? { ...prior, value, seen: prior.value } : edit;
  }

  async #drain(): Promise<void> {
    if (this.#isDraining) return;
    this.#isDraining = true;
    try {
      await this.#ready;
      for (;;) {
        const next = this.list.get().find(({ state }) => state === "queued");
        if (!next || this.#isClosed || !this.needs.maySend()) return;
        const isOver = await (next.kind === "gesture" ? this.#send(next) : this.#takeBackOnServer(next));
        if (!isOver) return;
      }
    } finally {
      this.#isDraining = false;
    }
  }

  /** Sends one gesture; false when nothing gets through for now. */
  async #send(item: Item): Promise<boolean> {
    const current = item.body ? item : { ...item, edits: item.edits.map((edit) => this.#upToDate(edit)) };
    const leaving = { ...current, body: current.body ?? bodyOf(current), tries: item.tries + 1 };
    await this.#replace(item, leaving);
    try {
      this.#saved(leaving, await sendEdits(this.needs.projectId, leaving.body as Body, leaving.key));
    } catch (error) {
      const problem = Problem.from(error);
      if (problem.slug === "rev-conflict" && leaving.tries < MOST_TRIES) this.#disagree(leaving, problem);
      else if (this.#isLater(leaving, problem)) return false;
      else if (isMadeAlready(leaving, problem)) this.#drop(leaving, { state: "saved" });
      else this.#refused(leaving, problem);
    }
    this.line.clear();
    return true;
  }

  /** The rev to send: today's when the value still is what the person saw, theirs of then when it is not. */
  #upToDate(edit: ItemEdit): ItemEdit {
    const held = heldRow(this.needs.queries, this.needs.projectId, edit);
    if (!held || held.rev <= edit.rev || !same(valueIn(held, edit.field), edit.seen, edit.field)) return edit;
    return { ...edit, rev: held.rev };
  }

  #saved(item: Item, { change_set_id, entities, tasks }: Answer): void {
    const made = new Set([...item.newEntities, ...item.newTasks].map(({ id }) => id));
    const told = (table: string, rows: Answer["entities"]) =>
      rows.filter(({ id }) => !made.has(id)).map((row) => ownChange(table, row));
    tellOwn(this.needs.queries, this.needs.projectId, [...told("entity", entities), ...told("task", tasks)]);
    if (this.list.get().length > 1)
      this.list.set((items) =>
        [...entities, ...tasks].reduce<readonly Item[]>(
          (old, row) => old.map((one) => (one.id === item.id ? one : rebased(one, row))),
          items,
        ),
      );
    this.savedAt.set(Date.now());
    if (change_set_id) {
      this.#knows(item.group, [change_set_id]);
      this.follower?.saved(item, change_set_id);
    }
    // Who does a task, and whole new rows, reach the copies by the stream alone: it tells them in the order they happened.
    const waits = made.size > 0 || item.edits.some(({ field }) => field === "member_ids");
    if (!waits || !change_set_id || this.#heard.includes(change_set_id)) this.#drop(item, { state: "saved" });
    else this.#settle(item, change_set_id);
  }

  #settle(item: Item, changeSetId: string): void {
    this.#resolve(item, { state: "saved" });
    const edits = item.edits.filter(({ field }) => field === "member_ids");
    void this.#replace(item, { ...item, edits, state: "settling", changeSets: [changeSetId] });
    void this.needs.kept.remove(item.id);
    const { queries, projectId, isLive } = this.needs;
    const ask = () => void catchUp(queries, projectId).finally(() => this.#settled(item.id));
    this.#settling.set(item.id, setTimeout(ask, isLive() ? TOLD_WITHIN_MS : 0));
  }

  #settled(id: string): void {
    clearTimeout(this.#settling.get(id));
    this.#settling.delete(id);
    this.#change(this.list.get().filter((item) => item.id !== id || item.state !== "settling"));
  }

  /** Another field of the row changed: no conflict, send again. The same field: the person chooses. The rest goes on at once. */
  #disagree(item: Item, problem: Problem): void {
    const { again: rest, clash, rows } = disagreement(item.edits, problem);
    tellOwn(
      this.needs.queries,
      this.needs.projectId,
      rows.map(({ table, row }) => ownChange(table, row)),
    );
    this.#holdBack(item, clash, rest, "conflict", null);
  }

  /** The rows that a refusal names are held back, the rest goes on; without names, or with new rows, it is all or nothing. */
  #refused(item: Item, problem: Problem): void {
    if (this.#asked.has(item.id)) {
      this.#handOn(item, item.edits);
      return this.#drop(item, { state: "failed", problem });
    }
    const named = culprits(item.body as Body, problem);
    const bad = item.edits.filter(({ id }) => named.has(id));
    const isWhole = bad.length === 0 || item.newEntities.length + item.newTasks.length > 0;
    if (isWhole) {
      const edits = this.#handOn(item, item.edits);
      const isLeft = edits.length + item.newEntities.length + item.newTasks.length > 0;
      if (!isLeft) return this.#drop(item, { state: "saved" });
      this.#resolve(item, { state: "failed", problem });
      void this.#replace(item, again(item, { state: "failed", edits, problem: refusal(problem) }));
    } else {
      const rest = item.edits.filter(({ id }) => !named.has(id));
      this.#holdBack(item, bad, rest, "failed", problem);
    }
  }

  #holdBack(
    item: Item,
    back: ItemEdit[],
    rest: ItemEdit[],
    state: "failed" | "conflict",
    problem: Problem | null,
  ): void {
    const outcome: Outcome = problem ? { state: "failed", problem } : { state: back.length > 0 ? "conflict" : "saved" };
    const held = this.#handOn(item, back);
    const going = again(item, { edits: rest, tries: item.tries });
    const isLeft = rest.length + item.newEntities.length + item.newTasks.length > 0;
    const its: Item = { ...again(item, { state, edits: held, problem: problem && refusal(problem) }) };
    const next: Item[] = [
      ...(held.length > 0 ? [{ ...its, id: uuid7(), newEntities: [], newTasks: [] }] : []),
      ...(isLeft ? [going] : []),
    ];
    if (!isLeft || back.length > 0) this.#resolve(item, outcome);
    this.#change(this.list.get().flatMap((one) => (one.id === item.id ? next : one)));
    for (const one of next) this.#keep(one);
  }

  /** A value held back, and typed over meanwhile, is the later one's to settle: it goes on from what the first had seen. */
  #handOn(item: Item, back: readonly ItemEdit[]): ItemEdit[] {
    const cells = new Map(back.map((edit) => [editKey(edit), edit]));
    const taken = new Set<string>();
    const take = (edit: ItemEdit): ItemEdit => {
      const first = cells.get(editKey(edit));
      if (!first || taken.has(editKey(edit))) return edit;
      taken.add(editKey(edit));
      return { ...edit, seen: first.seen, rev: first.rev };
    };
    const at = this.list.get().findIndex(({ id }) => id === item.id);
    this.list.set((items) =>
      items.map((one, place) =>
        place > at && one.state === "queued" && one.body === null ? { ...one, edits: one.edits.map(take) } : one,
      ),
    );
    if (taken.size > 0) for (const one of this.list.get().slice(at + 1)) void this.#keep(one);
    return back.filter((edit) => !taken.has(editKey(edit)));
  }

  /** Undo, or undo of undo. Several change sets of one gesture go back in turn, the last one first. */
  async #takeBackOnServer(item: Item): Promise<boolean> {
    const leaving = { ...item, body: item.body ?? { revert: item.changeSets }, tries: item.tries + 1 };
    await this.#replace(item, leaving);
    try {
      const reports: RevertReport[] = [];
      for (const [at, id] of item.changeSets.toReversed().entries())
        reports.push(await sendRevert(id, `${item.key}.${at}`));
      this.#knows(
        item.group,
        reports.flatMap(({ change_set_id }) => change_set_id ?? []),
      );
      this.#drop(item, { state: "saved" });
      if (reports.length > 0) this.follower?.reverted(item, reports);
      if (!this.needs.isLive()) void catchUp(this.needs.queries, this.needs.projectId);
    } catch (error) {
      const problem = Problem.from(error);
      if (this.#isLater(leaving, problem)) return false;
      this.#drop(item, { state: "failed", problem });
      this.follower?.notReverted(item, problem);
    }
    this.line.clear();
    return true;
  }

  /** Nothing was refused, the way was blocked: it waits with all that comes after it. A server that breaks on it again and again refuses it. */
  #isLater(item: Item, problem: Problem): boolean {
    const isBroken = problem.status === 500 && item.tries >= TRIES_OF_A_BROKEN_SERVER;
    if (isBroken || !(problem.isPassing || problem.status === 401)) return false;
    if (problem.status !== 500) void this.#replace(item, { ...item, tries: 0 });
    for (const one of this.list.get()) this.#resolve(one, { state: "waiting" });
    this.line.later();
    return true;
  }

  /** The change sets of a group have names now: what is to take them back can. */
  #knows(group: string, changeSets: string[]): void {
    this.list.set((items) =>
      items.map((one) => (one.of === group ? { ...one, changeSets: [...one.changeSets, ...changeSets] } : one)),
    );
    for (const one of this.list.get()) if (one.of === group) void this.#keep(one);
  }

  #resolve({ id }: Item, outcome: Outcome): void {
    this.#askers.get(id)?.(outcome);
    this.#askers.delete(id);
    if (outcome.state !== "failed") this.#asked.delete(id);
  }

  #drop(item: Item, outcome: Outcome): void {
    this.#resolve(item, outcome);
    this.#asked.delete(item.id);
    this.#change(this.list.get().filter(({ id }) => id !== item.id));
  }

  async #replace(old: Item, next: Item): Promise<void> {
    this.#change(this.list.get().map((item) => (item.id === old.id ? next : item)));
    if (next.state !== "settling") await this.#keep(next);
  }

  /** Shows the new list, keeps what is new in it and lets go of what has left it. */
  #change(next: readonly Item[]): void {
    const [before, after] = [new Set(this.list.get().map(({ id }) => id)), new Set(next.map(({ id }) => id))];
    const old = this.list.get();
    this.list.set(next);
    for (const item of next) if (!before.has(item.id)) void this.#keep(item);
    for (const { id } of old) if (!after.has(id)) void this.needs.kept.remove(id);
    this.pending.set((shown) => pendingOf(next, shown));
    this.newRows.set((shown) => newRows(next, shown, this.needs.projectId));
  }

  async #keep(item: Item): Promise<void> {
    this.#unkept.add(item.id);
    if (await this.needs.kept.put(item)) this.#unkept.delete(item.id);
  }

  #warn = (event: BeforeUnloadEvent): void => {
    if (this.list.get().some(({ id, state }) => state !== "settling" && this.#unkept.has(id))) event.preventDefault();
  };
}

function blank(kind: Item["kind"], told: Told): Item {
  const id = uuid7();
  return {
    ...{ id, group: id, order: nextOrder(), kind, state: "queued", told, key: uuid7(), body: null, tries: 0 },
    ...{ edits: [], newEntities: [], newTasks: [], note: null, problem: null, changeSets: [], of: null },
  };
}

/** Another request: it is composed anew and has a key of its own. */
function again(item: Item, changes: Partial<Item>): Item {
  return { ...item, state: "queued", body: null, key: uuid7(), ...changes };
}

function isHeld({ state }: Item): boolean {
  return state === "failed" || state === "conflict";
}

/** The server has forgotten the key of a lost answer, not its rows: ids are made here, so nobody else has made these. */
function isMadeAlready({ newEntities, newTasks }: Item, problem: Problem): boolean {
  return newEntities.length + newTasks.length > 0 && problem.status === 409 && problem.about("id") !== undefined;
}

const BADNESS = ["saved", "waiting", "conflict", "failed"];

function worst(outcomes: readonly Outcome[]): Outcome {
  const order = (outcome: Outcome) => BADNESS.indexOf(outcome.state);
  return outcomes.toSorted((one, other) => order(other) - order(one))[0] ?? { state: "saved" };
}
