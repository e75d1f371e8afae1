import type { QueryClient } from "@tanstack/react-query";
import { Store } from "@/lib/store";
import { uuid7 } from "@/lib/uuid";
import { ownChange } from "./change";
import { answered, client } from "./client";
import type { GridCopy } from "./grid-copy";
import { tellOwn } from "./grid-query";
import { Problem } from "./problem";
import type { EntityChangesOfOne, TaskChangesOfOne } from "./schema.gen";

/** One value a person typed: of a row's field, or of a task's. `seen` and `rev` are what stood there when they began. */
export interface Edit {
  table: "entity" | "task";
  id: string;
  field: string;
  value: unknown;
  seen: unknown;
  rev: number;
}

export interface PendingEdit extends Edit {
  state: "saving" | "failed" | "conflict";
  problem?: Problem;
  /** The value somebody else put there meanwhile. */
  theirs?: unknown;
}

export type Pending = ReadonlyMap<string, PendingEdit>;

export function editKey(edit: Pick<Edit, "id" | "field">): string {
  return `${edit.id} ${edit.field}`;
}

interface RevConflict {
  row_id: string;
  rev: number;
  current: Record<string, unknown>;
}

type Saved = { id: string; rev: number; project_id?: string | null };

/**
 * What was typed and is not on the server yet. The page shows these values over its copy of the grid, so the copy stays what the
 * server said, and a value that could not be saved is never lost.
 */
export class Edits {
  readonly pending = new Store<Pending>(new Map());
  readonly savedAt = new Store<number | null>(null);
  #queue: Edit[] = [];

  constructor(
    private readonly queries: QueryClient,
    private readonly projectId: string,
  ) {}

  /** Edits made in one go (a selection, a paste) leave as one request per table. */
  save(edits: readonly Edit[]): void {
    this.#mark(edits.map((edit) => ({ ...edit, state: "saving" as const })));
    if (this.#queue.length === 0) queueMicrotask(() => void this.#flush());
    this.#queue.push(...edits);
  }

  retry(): void {
    this.save([...this.pending.get().values()].filter((edit) => edit.state === "failed"));
  }

  /** Gives a failed value up, or takes theirs in a conflict. */
  forget(edits: readonly Edit[]): void {
    this.pending.set((old) => without(old, edits));
  }

  async #flush(): Promise<void> {
    const edits = this.#queue.splice(0);
    const statuses = edits.filter((edit) => edit.field === "task_status_id");
    const fields = edits.filter((edit) => edit.field !== "task_status_id");
    const groups = [
      ...Map.groupBy(fields, (edit) => edit.table).values(),
      ...Map.groupBy(statuses, (edit) => edit.value).values(),
    ];
    await Promise.all(groups.map((group) => this.#send(group)));
  }

  async #send(edits: Edit[], tries = 0): Promise<void> {
    try {
      const rows = await request(edits.map((edit) => this.#upToDate(edit)));
      tellOwn(
        this.queries,
        this.projectId,
        rows.map((row) => ownChange(edits[0]?.table ?? "entity", row)),
      );
      this.pending.set((old) => without(old, edits));
      this.savedAt.set(Date.now());
    } catch (error) {
      const problem = Problem.from(error);
      if (problem.slug === "rev-conflict") await this.#disagree(edits, problem, tries);
      else this.#mark(edits.map((edit) => ({ ...edit, state: "failed" as const, problem })));
    }
  }

  /** The rev to send: today's when the value still is what the person saw, theirs of then when it is not. */
  #upToDate(edit: Edit): Edit {
    const held = heldValue(this.queries, this.projectId, edit);
    return held && same(held.value, edit.seen) ? { ...edit, rev: Math.max(held.rev, edit.rev) } : edit;
  }

  /** Another field of the row changed: no conflict, send again. The same field: the person chooses. The rest goes on at once. */
  async #disagree(edits: Edit[], problem: Problem, tries: number): Promise<void> {
    const conflicts = new Map(conflictsOf(problem).map((conflict) => [conflict.row_id, conflict]));
    const again: Edit[] = [];
    const clash: PendingEdit[] = [];
    for (const edit of edits) {
      const conflict = conflicts.get(edit.id);
      const theirs = conflict?.current[edit.field];
      if (!conflict) again.push(edit);
      else if (same(theirs, edit.seen) || same(theirs, edit.value))
        again.push({ ...edit, seen: theirs, rev: conflict.rev });
      else clash.push({ ...edit, state: "conflict", theirs, rev: conflict.rev });
    }
    tellOwn(
      this.queries,
      this.projectId,
      [...conflicts.values()].map(({ row_id, rev, current }) =>
        ownChange(edits[0]?.table ?? "entity", { ...current, id: row_id, rev }),
      ),
    );
    this.#mark(clash);
    if (again.length === 0) return;
    if (tries < 5) await this.#send(again, tries + 1);
    else this.#mark(again.map((edit) => ({ ...edit, state: "failed" as const, problem })));
  }

  #mark(edits: readonly PendingEdit[]): void {
    if (edits.length === 0) return;
    this.pending.set((old) => new Map([...old, ...edits.map((edit) => [editKey(edit), edit] as const)]));
  }
}

async function request(edits: Edit[]): Promise<Saved[]> {
  const headers = { "Idempotency-Key": uuid7() };
  const [first] = edits;
  if (first?.field === "task_status_id") {
    const revs = Object.fromEntries(edits.map((edit) => [edit.id, edit.rev]));
    const body = { task_ids: edits.map((edit) => edit.id), task_status_id: String(first.value), revs };
    return (await answered(client.PUT("/api/v1/tasks/status", { body, headers }))).rows;
  }
  const rows = [...Map.groupBy(edits, (edit) => edit.id)].map(([id, fields]) => ({
    ...Object.fromEntries(fields.map((edit) => [edit.field, edit.value])),
    id,
    rev: Math.max(...fields.map((edit) => edit.rev)),
  }));
  if (first?.table === "task") {
    return (await answered(client.PATCH("/api/v1/tasks/bulk", { body: { rows: rows as TaskChangesOfOne[] }, headers })))
      .rows;
  }
  return (
    await answered(client.PATCH("/api/v1/entities/bulk", { body: { rows: rows as EntityChangesOfOne[] }, headers }))
  ).rows;
}

function conflictsOf({ facts }: Problem): RevConflict[] {
  return (Array.isArray(facts.conflicts) ? facts.conflicts : [facts]) as RevConflict[];
}

function heldValue(queries: QueryClient, projectId: string, edit: Edit): { value: unknown; rev: number } | null {
  for (const [, copy] of queries.getQueriesData<GridCopy>({ queryKey: ["grid", projectId] })) {
    const row = copy?.rows.get(edit.table === "entity" ? edit.id : (copy.rowOfTask.get(edit.id) ?? ""));
    const held = edit.table === "entity" ? row : row?.tasks.find((task) => task.id === edit.id);
    if (held) return { value: held[edit.field as keyof typeof held], rev: held.rev };
  }
  return null;
}

function without(pending: Pending, edits: readonly Edit[]): Pending {
  const rest = new Map(pending);
  for (const edit of edits) {
    // A newer value typed into the same cell while this one was on its way stays.
    if (same(rest.get(editKey(edit))?.value, edit.value)) rest.delete(editKey(edit));
  }
  return rest;
}

function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
