import type { Change } from "./change";
import { PARENT_FIELDS, ROW_FIELDS, TASK_FIELDS } from "./decode-grid";
import type { Body } from "./edits-body";
import { daysTold } from "./task-days";

type Row = Record<string, unknown> & { id: string; rev: number };
type Table = "entity" | "task";

/** One fact of the log, with who made it. */
interface Logged {
  changeSet: string;
  mine: boolean;
  change: Change;
}

const PROJECT = "p";
/** Where it is tomorrow for half of each day. */
const ZONE = "Pacific/Auckland";

/**
 * The server's contract in memory: the door of edits with its revs and keys, the revert, the grid read, the log. For tests that play years
 * of work in a second; the end-to-end tests hold the real server against the real page.
 */
export class ModelServer {
  readonly log: Logged[] = [];
  readonly #tables: Record<Table, Map<string, Row>> = { entity: new Map(), task: new Map() };
  readonly #answers = new Map<string, { status: number; body: unknown }>();
  /** Per row and field: the rev that wrote it last. */
  readonly #written = new Map<string, number>();
  #made = 0;

  constructor(rows: number) {
    for (let at = 1; at <= rows; at++) {
      const id = `e${at}`;
      this.#insert("setup", false, "entity", { ...BLANK_ROW, id, name: `SH${at}0`, description: `was ${at}` });
      this.#insert("setup", false, "task", { ...BLANK_TASK, id: `t${at}`, entity_id: id, task_status_id: "ready" });
    }
  }

  /** Answers a request as the API would. A key that was used gets its first answer. */
  handle(path: string, key: string, body: unknown): { status: number; body: unknown } {
    if (path.includes("/grid/")) return { status: 200, body: this.grid() };
    const kept = this.#answers.get(key);
    if (kept) return kept;
    const revert = /change-sets\/([^/]+)\/revert/.exec(path)?.[1];
    const answer = revert ? this.#revert(revert) : this.#edit(body as Body);
    if (answer.status < 300) this.#answers.set(key, answer);
    return answer;
  }

  /** Somebody else's edit. */
  theirs(table: Table, id: string, field: string, value: unknown): void {
    const row = this.#tables[table].get(id);
    if (!row || row.archived_at) return;
    if (field === "member_ids") this.#assign("their", false, id, value as string[]);
    else this.#update(`theirs-${++this.#made}`, false, table, id, { [field]: value });
  }

  grid(): Record<string, unknown> {
    const live = (table: Table) => [...this.#tables[table].values()].filter(({ archived_at }) => !archived_at);
    const tasks = Map.groupBy(live("task"), ({ entity_id }) => entity_id);
    const values = (row: Row, fields: readonly string[]) => fields.map((field) => row[field] ?? null);
    const rows = live("entity").map((row) => {
      const its = (tasks.get(row.id) ?? []).map((task) => values({ ...task, ...daysTold(task, ZONE) }, TASK_FIELDS));
      return values({ ...row, tasks: its }, ROW_FIELDS);
    });
    const fields = {
      zone: ZONE,
      row_fields: ROW_FIELDS,
      task_fields: TASK_FIELDS,
      parent_fields: PARENT_FIELDS,
    };
    return { cursor: String(this.log.length), full: true, partial: false, gone: [], parents: [], rows, ...fields };
  }

  value(table: Table, id: string, field: string): unknown {
    return this.#tables[table].get(id)?.[field];
  }

  #edit(body: Body): { status: number; body: unknown } {
    const missing = [...(body.entities ?? []), ...(body.tasks ?? [])].find(({ id }) => !this.#isLive(id));
    if (missing) return refused(404, "not-found", { row_id: missing.id });
    const taken = [...(body.new_entities ?? []), ...(body.new_tasks ?? [])].some((row) =>
      this.#isLive((row as Row).id),
    );
    if (taken) return refused(409, "conflict", { errors: [{ field: "new_entities.0.id", message: "Made before." }] });
    const conflicts = this.#conflicts(body);
    if (conflicts.length > 0) return refused(409, "rev-conflict", { conflicts });
    const changeSet = `mine-${++this.#made}`;
    const before = this.log.length;
    for (const { id, rev: _, ...fields } of body.entities ?? []) this.#update(changeSet, true, "entity", id, fields);
    for (const { id, rev: _, ...fields } of body.tasks ?? []) this.#update(changeSet, true, "task", id, fields);
    for (const row of (body.new_entities ?? []) as Row[])
      this.#insert(changeSet, true, "entity", { ...BLANK_ROW, ...row });
    for (const { member_ids = [], ...row } of (body.new_tasks ?? []) as (Row & { member_ids?: string[] })[]) {
      this.#insert(changeSet, true, "task", { ...BLANK_TASK, ...row });
      this.#assign(changeSet, true, row.id, member_ids);
    }
    for (const { task_id, member_ids } of body.assignees ?? [])
      this.#assign(changeSet, true, task_id, member_ids as string[]);
    const now = (table: Table, ids: string[]) => ids.map((id) => ({ ...this.#tables[table].get(id) }));
    return {
      status: 200,
      body: {
        change_set_id: this.log.length > before ? changeSet : null,
        entities: now(
          "entity",
          [...(body.entities ?? []), ...((body.new_entities ?? []) as Row[])].map(({ id }) => id),
        ),
        tasks: now("task", [
          ...[...(body.tasks ?? []), ...((body.new_tasks ?? []) as Row[])].map(({ id }) => id),
          ...(body.assignees ?? []).map(({ task_id }) => task_id),
        ]),
      },
    };
  }

  #isLive(id: string): boolean {
    const row = this.#tables.entity.get(id) ?? this.#tables.task.get(id);
    return row !== undefined && !row.archived_at;
  }

  #conflicts(body: Body): object[] {
    const ofRows = (table: Table, rows: { id: string; rev: number }[] = []) =>
      rows.flatMap(({ id, rev, ...mine }) => {
        const row = this.#tables[table].get(id);
        const fields = Object.keys(mine).filter(
          (field) =>
            (this.#written.get(`${id} ${field}`) ?? 1) > rev &&
            !isEqual(row?.[field], (mine as Record<string, unknown>)[field]),
        );
        return fields.length > 0
          ? [{ table, row_id: id, rev: row?.rev, current: { ...row }, yours: mine, fields }]
          : [];
      });
    const ofHands = (body.assignees ?? []).flatMap(({ task_id, member_ids, seen }) => {
      const row = this.#tables.task.get(task_id);
      const isClear =
        isEqual(sorted(row?.member_ids), sorted(seen)) || isEqual(sorted(row?.member_ids), sorted(member_ids));
      const current = { member_ids: row?.member_ids };
      return isClear
        ? []
        : [{ table: "task_assignee", row_id: task_id, rev: row?.rev, current, yours: { member_ids } }];
    });
    return [...ofRows("entity", body.entities), ...ofRows("task", body.tasks), ...ofHands];
  }

  #revert(changeSet: string): { status: number; body: unknown } {
    const undone = `mine-${++this.#made}`;
    const conflicts: object[] = [];
    const before = this.log.length;
    for (const { change } of this.log.filter((one) => one.changeSet === changeSet).toReversed())
      this.#undo(undone, change, conflicts);
    const reverted = this.log.length - before;
    return {
      status: 200,
      body: { change_set_id: reverted > 0 ? undone : null, reverted, conflicts, conflict_count: conflicts.length },
    };
  }

  #undo(changeSet: string, { entity, row_id, op, before, after }: Change, conflicts: object[]): void {
    if (entity === "task_assignee") {
      const fact = (after ?? before) as { task_id: string; member_id: string };
      const held = (this.#tables.task.get(fact.task_id)?.member_ids ?? []) as string[];
      const others = held.filter((id) => id !== fact.member_id);
      if (this.#isLive(fact.task_id))
        this.#assign(changeSet, true, fact.task_id, op === "insert" ? others : [...others, fact.member_id]);
      return;
    }
    const table = entity as Table;
    const row = this.#tables[table].get(row_id);
    if (op === "insert") {
      if (!row) return;
      const isTouched =
        row.rev > 1 ||
        (table === "entity" && [...this.#tables.task.values()].some((task) => task.entity_id === row_id));
      if (isTouched)
        return void conflicts.push({ entity, row_id, field: "*", mine: after, theirs: row, reason: "in use" });
      this.#tables[table].delete(row_id);
      this.#tell(changeSet, true, { entity, row_id, rev: row.rev, op: "delete", before: row, after: null });
    } else if (op === "delete") {
      this.#insert(changeSet, true, table, before as Row, Number((before as Row).rev) + 1);
    } else if (row) {
      const back: Record<string, unknown> = {};
      for (const [field, left] of Object.entries(after ?? {})) {
        if (isEqual(row[field], left)) back[field] = before?.[field];
        else conflicts.push({ entity, row_id, field, mine: left, theirs: row[field], reason: "changed since" });
      }
      this.#update(changeSet, true, table, row_id, back);
    }
  }

  #insert(changeSet: string, mine: boolean, entity: Table, row: Row, rev = 1): void {
    const whole = { created_at: new Date().toISOString(), ...row, rev, archived_at: null };
    this.#tables[entity].set(row.id, whole);
    this.#tell(changeSet, mine, { entity, row_id: row.id, rev, op: "insert", before: null, after: { ...whole } });
  }

  #update(changeSet: string, mine: boolean, entity: Table, id: string, fields: Record<string, unknown>): void {
    const row = this.#tables[entity].get(id);
    const changed = Object.keys(fields).filter((field) => !isEqual(row?.[field], fields[field]));
    if (!row || changed.length === 0) return;
    const rev = row.rev + 1;
    const pick = (from: Record<string, unknown>) => Object.fromEntries(changed.map((field) => [field, from[field]]));
    this.#tables[entity].set(id, { ...row, ...pick(fields), rev });
    for (const field of changed) this.#written.set(`${id} ${field}`, rev);
    this.#tell(changeSet, mine, { entity, row_id: id, rev, op: "update", before: pick(row), after: pick(fields) });
  }

  #assign(changeSet: string, mine: boolean, task_id: string, members: readonly string[]): void {
    const row = this.#tables.task.get(task_id);
    if (!row) return;
    const held = row.member_ids as string[];
    const set = changeSet === "their" ? `theirs-${++this.#made}` : changeSet;
    this.#tables.task.set(task_id, { ...row, member_ids: [...members] });
    for (const [op, those] of [
      ["delete", held.filter((id) => !members.includes(id))],
      ["insert", members.filter((id) => !held.includes(id))],
    ] as const)
      for (const member_id of those) {
        const fact = { task_id, member_id };
        const sides = op === "insert" ? { before: null, after: fact } : { before: fact, after: null };
        this.#tell(set, mine, { entity: "task_assignee", row_id: `${task_id}${member_id}`, rev: 1, op, ...sides });
      }
  }

  #tell(changeSet: string, mine: boolean, change: Omit<Change, "project_id">): void {
    this.log.push({ changeSet, mine, change: { ...change, project_id: PROJECT } });
  }
}

const BLANK_ROW = {
  ...{ kind: "shot", parent_id: null, entity_type_id: null, name: "", code: null, description: "", status: "standby" },
  ...{
    frame_in: null,
    frame_out: null,
    nb_frames: null,
    handle_in: null,
    handle_out: null,
    fps: null,
    cut_order: null,
  },
  ...{ thumbnail_id: null, tags: [], for_client: false, is_shared: false, extra: {}, rev: 1, archived_at: null },
};

const BLANK_TASK = {
  ...{ task_type_id: "anim", name: "main", task_status_id: "todo", member_ids: [], start_date: null, due_date: null },
  ...{ estimate_minutes: null, priority: 0, retake_count: 0, comment_count: 0, spent_minutes: 0 },
  ...{ real_start_date: null, done_at: null, extra: {}, rev: 1, archived_at: null },
};

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

function sorted(ids: unknown): unknown {
  return Array.isArray(ids) ? ids.toSorted() : ids;
}

function refused(status: number, slug: string, facts: object): { status: number; body: unknown } {
  return { status, body: { type: `/problems/${slug}`, title: slug, detail: slug, ...facts } };
}
