import { Store } from "@/lib/store";
import type { Gesture, Told } from "./edits";
import type { Item } from "./edits-item";
import type { Edits, Follower } from "./edits-queue";
import type { Problem } from "./problem";
import type { RevertConflict, RevertReport } from "./schema.gen";
import { type Stacks, readStacks, type Step, writeStacks } from "./undo-stacks";

/** What came of an undo or redo, for a quiet word to the person. */
export interface UndoNotice {
  kind: "undo" | "redo";
  told: Told;
  /** Something went back. */
  isDone: boolean;
  /** Values left alone because somebody has changed them since. */
  conflictCount: number;
  conflicts: RevertConflict[];
  /** Where to look it up. */
  changeSetId: string | null;
  problem: Problem | null;
}

type Kind = "undo" | "redo";

/** What Ctrl+Z and its opposite would do now. */
export type NextSteps = Record<Kind, Told | null>;

/**
 * The way back: of what is not saved yet first, here and at once; then of this person's change sets made in this project with this browser,
 * on the server, where an undo is a change set like any other.
 */
export class Undo implements Follower {
  readonly next = new Store<NextSteps>({ undo: null, redo: null });
  readonly notice = new Store<UndoNotice | null>(null);
  #stacks: Stacks;

  constructor(
    private readonly edits: Edits,
    private readonly place: string,
  ) {
    this.#stacks = readStacks(place);
    edits.follower = this;
    edits.list.subscribe(this.#show);
    globalThis.addEventListener?.("storage", this.#read);
    this.#show();
  }

  close(): void {
    globalThis.removeEventListener?.("storage", this.#read);
  }

  undo(): void {
    this.#take("undo");
  }

  redo(): void {
    this.#take("redo");
  }

  /** A change set made by a request of its own (an archive, an import): undone in its turn like a gesture. */
  did(changeSetId: string, told: Told): void {
    this.#write({ undo: [...this.#stacks.undo, step(changeSetId, told)], redo: [] });
  }

  began(): void {
    if (!this.#isRedoing) this.#write({ ...this.#stacks, redo: [] });
  }

  saved(item: Item, changeSetId: string): void {
    if (this.#isTarget(item.group)) return;
    const { undo } = this.#stacks;
    if (undo.some(({ changeSets }) => changeSets.includes(changeSetId))) return;
    const held = undo.find(({ group }) => group === item.group);
    const whole: Step = held
      ? { ...held, changeSets: [...held.changeSets, changeSetId] }
      : { group: item.group, order: item.order, changeSets: [changeSetId], told: item.told };
    const others = undo.filter((one) => one !== held);
    this.#write({ ...this.#stacks, undo: [...others, whole].toSorted((one, other) => one.order - other.order) });
  }

  reverted(item: Item, reports: RevertReport[]): void {
    const kind = item.kind as Kind;
    const made = reports.flatMap(({ change_set_id }) => change_set_id ?? []);
    const conflicts = reports.flatMap((report) => report.conflicts);
    const conflictCount = reports.reduce((sum, report) => sum + report.conflict_count, 0);
    this.notice.set({
      ...{ kind, told: item.told, isDone: made.length > 0, conflicts, conflictCount, problem: null },
      changeSetId: item.changeSets[0] ?? made[0] ?? null,
    });
    if (made.length === 0 || this.#isTarget(item.group)) return this.#show();
    const to = opposite(kind);
    this.#write({
      ...this.#stacks,
      [to]: [...this.#stacks[to], { group: item.group, order: item.order, changeSets: made, told: item.told }],
    });
  }

  notReverted(item: Item, problem: Problem): void {
    this.notice.set({
      ...{ kind: item.kind as Kind, told: item.told, isDone: false, conflicts: [], conflictCount: 0, problem },
      changeSetId: item.changeSets[0] ?? null,
    });
  }

  #isRedoing = false;

  #take(kind: Kind): void {
    this.notice.set(null);
    const waiting = this.#waiting(kind);
    const top = this.#stacks[kind].at(-1);
    if (waiting && waiting.order > (top?.order ?? 0)) this.#takeWaiting(kind, waiting);
    else if (top) this.#takeTop(kind, top);
  }

  #takeTop(kind: Kind, top: Step): void {
    this.#write({ ...this.#stacks, [kind]: this.#stacks[kind].slice(0, -1) });
    if (top.gesture) this.#again(top.gesture);
    else this.edits.revert(kind, top.told, { changeSets: top.changeSets });
  }

  #again(gesture: Gesture): void {
    this.#isRedoing = true;
    void this.edits.save(gesture);
    this.#isRedoing = false;
  }

  /** What has not left is simply taken back; what is on its way is followed by its undoing. */
  #takeWaiting(kind: Kind, waiting: Item): void {
    const items = this.edits.takeBack(waiting.group);
    if (!items) return this.edits.revert(kind, waiting.told, { of: waiting.group });
    const to = opposite(kind);
    if (waiting.kind !== "gesture") {
      const back = { group: waiting.group, order: waiting.order, changeSets: waiting.changeSets, told: waiting.told };
      if (back.changeSets.length > 0) this.#write({ ...this.#stacks, [to]: [...this.#stacks[to], back] });
      return;
    }
    const gesture = gestureOf(items);
    this.#write({
      ...this.#stacks,
      [to]: [...this.#stacks[to], { group: "", order: waiting.order, changeSets: [], told: waiting.told, gesture }],
    });
  }

  /** The newest unsaved thing this step would take back: a gesture (or a redo) for undo, an undo for redo. */
  #waiting(kind: Kind): Item | null {
    const mine = this.edits.list.get().filter(({ state }) => state !== "settling");
    const newest = mine
      .filter((item) => !this.#isTarget(item.group))
      .toSorted((one, other) => other.order - one.order)[0];
    const undoes = kind === "undo" ? newest?.kind !== "undo" : newest?.kind === "undo";
    return newest && undoes ? newest : null;
  }

  #isTarget(group: string): boolean {
    return this.edits.list.get().some(({ of }) => of === group);
  }

  #write(stacks: Stacks): void {
    this.#stacks = writeStacks(this.place, stacks);
    this.#show();
  }

  #read = (): void => {
    const local = this.#stacks.redo.filter(({ gesture }) => gesture);
    const stored = readStacks(this.place);
    this.#stacks = { ...stored, redo: [...stored.redo, ...local] };
    this.#show();
  };

  #show = (): void => {
    const told = (kind: Kind) => {
      const [waiting, top] = [this.#waiting(kind), this.#stacks[kind].at(-1)];
      return (waiting && waiting.order > (top?.order ?? 0) ? waiting.told : top?.told) ?? null;
    };
    const next = { undo: told("undo"), redo: told("redo") };
    this.next.set((old) => (JSON.stringify(old) === JSON.stringify(next) ? old : next));
  };
}

function opposite(kind: Kind): Kind {
  return kind === "undo" ? "redo" : "undo";
}

function step(changeSetId: string, told: Told): Step {
  return { group: changeSetId, order: Date.now() * 1000, changeSets: [changeSetId], told };
}

function gestureOf(items: readonly Item[]): Gesture {
  const [first] = items;
  return {
    edits: items.flatMap(({ edits }) => edits),
    newEntities: items.flatMap(({ newEntities }) => newEntities),
    newTasks: items.flatMap(({ newTasks }) => newTasks),
    ...(first?.note ? { note: first.note } : {}),
    ...(first?.told.title ? { title: first.told.title } : {}),
  };
}
