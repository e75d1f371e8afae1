import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyChange, applyChanges } from "./apply-change";
import type { Change } from "./change";
import { encodeCopy } from "./encode-grid";
import { PARENT_FIELDS } from "./decode-grid";
import { type GridCopy, type GridParent, type GridRow, inOrder, receive, wholeName } from "./grid-copy";
import type { Grid } from "./schema.gen";

const PROJECT = "p";
const ROW_FIELDS = ["id", "rev", "parent_id", "name", "description", "nb_frames", "cut_order", "tasks"];
const TASK_FIELDS = ["id", "rev", "task_type_id", "task_status_id", "member_ids", "due_date"];
/** Nine hours ahead of Greenwich, the days of a task's moments with it. */
const ZONE = "Asia/Tokyo";
const DAYS = { added_on: "created_at", started_on: "real_start_date", done_on: "done_at" };

interface World {
  entities: Map<string, Record<string, unknown>>;
  tasks: Map<string, Record<string, unknown>>;
  assignees: Map<string, Record<string, unknown>>;
  log: Change[];
  made: number;
}

/** A server in a few lines: rows with revs, and a log of what happened to them. */
function emptyWorld(): World {
  return { entities: new Map(), tasks: new Map(), assignees: new Map(), log: [], made: 0 };
}

function snapshot(world: World): Grid {
  const rows = [...world.entities.values()]
    .filter((row) => row.kind === "shot" && row.archived_at === null)
    .map((row) => {
      const tasks = [...world.tasks.values()].filter((task) => task.entity_id === row.id && task.archived_at === null);
      return ROW_FIELDS.map((field) => (field === "tasks" ? tasks.map((task) => taskValues(world, task)) : row[field]));
    });
  const sequences = [...world.entities.values()].filter((row) => row.kind === "sequence" && row.archived_at === null);
  return {
    cursor: String(world.log.length),
    zone: ZONE,
    full: true,
    partial: false,
    gone: [],
    ...{
      row_fields: ROW_FIELDS,
      task_fields: [...TASK_FIELDS, ...Object.keys(DAYS)],
      parent_fields: [...PARENT_FIELDS],
    },
    parents: sequences.map((row) => [row.id, row.name, row.description, row.parent_id, null]),
    rows,
  };
}

function taskValues(world: World, task: Record<string, unknown>): unknown[] {
  const members = [...world.assignees.values()].filter((row) => row.task_id === task.id).map((row) => row.member_id);
  const days = Object.values(DAYS).map((moment) => inJapan(task[moment] as string | null));
  return [...TASK_FIELDS.map((field) => (field === "member_ids" ? members : task[field])), ...days];
}

function inJapan(moment: string | null): string | null {
  return moment && new Date(Date.parse(moment) + 9 * 3_600_000).toISOString().slice(0, 10);
}

/** As the log tells it. */
function anHourOfNovember(which: number): string {
  return `2026-11-0${1 + (which % 3)}T${String(which % 24).padStart(2, "0")}:30:00.654321+00:00`;
}

function insert(world: World, entity: "entity" | "task" | "task_assignee", fields: Record<string, unknown>): void {
  const id = `${entity}-${++world.made}`;
  const row = { id, rev: 1, archived_at: null, ...fields };
  table(world, entity).set(id, row);
  world.log.push({ entity, row_id: id, rev: 1, project_id: PROJECT, op: "insert", before: null, after: row });
}

function update(world: World, entity: "entity" | "task", id: string, fields: Record<string, unknown>): void {
  const old = table(world, entity).get(id);
  if (!old) return;
  const rev = (old.rev as number) + 1;
  const before = Object.fromEntries(Object.keys(fields).map((field) => [field, old[field]]));
  table(world, entity).set(id, { ...old, ...fields, rev });
  world.log.push({ entity, row_id: id, rev, project_id: PROJECT, op: "update", before, after: fields });
}

function remove(world: World, entity: "entity" | "task" | "task_assignee", id: string): void {
  const old = table(world, entity).get(id);
  if (!old) return;
  table(world, entity).delete(id);
  world.log.push({
    entity,
    row_id: id,
    rev: old.rev as number,
    project_id: PROJECT,
    op: "delete",
    before: old,
    after: null,
  });
}

function table(world: World, entity: "entity" | "task" | "task_assignee"): Map<string, Record<string, unknown>> {
  return { entity: world.entities, task: world.tasks, task_assignee: world.assignees }[entity];
}

type Deed = (world: World) => void;

function nth(rows: Map<string, Record<string, unknown>>, n: number): string {
  return [...rows.keys()][n % Math.max(rows.size, 1)] ?? "none";
}

const anyDeed: fc.Arbitrary<Deed> = fc
  .record({ what: fc.integer({ min: 0, max: 12 }), which: fc.nat(50), text: fc.string({ maxLength: 4 }) })
  .map(({ what, which, text }) => (world: World) => {
    const shots = new Map([...world.entities].filter(([, row]) => row.kind === "shot"));
    const sequences = new Map([...world.entities].filter(([, row]) => row.kind === "sequence"));
    const parent = sequences.size ? nth(sequences, which) : null;
    const member = `member-${which % 3}`;
    const task = nth(world.tasks, which);
    const deeds: Deed[] = [
      () => insert(world, "entity", { kind: "sequence", name: `SQ${which}`, description: text, parent_id: null }),
      () =>
        insert(world, "entity", {
          ...{
            kind: "shot",
            name: `SH${which}`,
            description: text,
            parent_id: parent,
            nb_frames: which,
            cut_order: null,
          },
        }),
      () => insert(world, "entity", { kind: "asset", name: text, description: "", parent_id: null }),
      () => update(world, "entity", nth(world.entities, which), { name: text, description: text }),
      () => update(world, "entity", nth(shots, which), { nb_frames: which, parent_id: parent }),
      () => update(world, "entity", nth(shots, which), { archived_at: "2026-11-21T00:00:00Z" }),
      () =>
        insert(world, "task", {
          ...{
            entity_id: nth(world.entities, which),
            task_type_id: `type-${which % 4}`,
            task_status_id: "ready",
            due_date: null,
          },
          ...{ created_at: anHourOfNovember(which), real_start_date: null, done_at: null },
        }),
      () => update(world, "task", task, { task_status_id: text, due_date: "2026-12-01" }),
      () => update(world, "task", task, { task_status_id: "done", done_at: anHourOfNovember(which) }),
      () =>
        update(world, "task", task, {
          ...{ task_status_id: "retake", real_start_date: anHourOfNovember(which + 7), done_at: null },
        }),
      () => update(world, "task", task, { archived_at: "2026-11-21T00:00:00Z" }),
      () => {
        const isHeld = [...world.assignees.values()].some((row) => row.task_id === task && row.member_id === member);
        if (world.tasks.has(task) && !isHeld) insert(world, "task_assignee", { task_id: task, member_id: member });
      },
      () => remove(world, "task_assignee", nth(world.assignees, which)),
    ];
    deeds[what]?.(world);
  });

function read(world: World): GridCopy {
  return receive(undefined, PROJECT, "shot", snapshot(world));
}

/** What a person sees of a copy: rows in order, tasks and assignees as sets. */
function seen(copy: GridCopy) {
  const tasks = (row: GridRow) =>
    row.tasks
      .map(({ id, rev, task_status_id, due_date, member_ids }) => ({
        id,
        rev,
        task_status_id,
        due_date,
        who: member_ids.toSorted(),
      }))
      .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return {
    parents: [...copy.parents.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    rows: inOrder(copy).map((row) => ({
      ...{ id: row.id, rev: row.rev, name: row.name, description: row.description },
      ...{ nb_frames: row.nb_frames ?? null, parent_id: row.parent_id, tasks: tasks(row) },
    })),
  };
}

describe("applying changes to the page's copy", () => {
  test("a snapshot and the changes after it equal a fresh snapshot", () => {
    fc.assert(
      fc.property(fc.array(anyDeed, { maxLength: 40 }), fc.array(anyDeed, { maxLength: 60 }), (first, later) => {
        const world = emptyWorld();
        for (const deed of first) deed(world);
        const copy = read(world);
        const mark = world.log.length;
        for (const deed of later) deed(world);
        expect(seen(applyChanges(copy, world.log.slice(mark)))).toEqual(seen(read(world)));
      }),
      { numRuns: 400 },
    );
  });

  test("a copy kept in the browser and fetched from there is the same copy", () => {
    fc.assert(
      fc.property(fc.array(anyDeed, { maxLength: 60 }), (deeds) => {
        const world = emptyWorld();
        for (const deed of deeds) deed(world);
        const kept = JSON.parse(new TextDecoder().decode(encodeCopy(read(world)))) as Grid;
        expect(seen(receive(undefined, PROJECT, "shot", kept))).toEqual(seen(read(world)));
      }),
    );
  });

  test("what a copy says of the place of its rows and tasks is true after any changes", () => {
    fc.assert(
      fc.property(fc.array(anyDeed, { maxLength: 40 }), fc.array(anyDeed, { maxLength: 40 }), (first, later) => {
        const world = emptyWorld();
        for (const deed of first) deed(world);
        const copy = read(world);
        const mark = world.log.length;
        for (const deed of later) deed(world);
        const now = applyChanges(copy, world.log.slice(mark));
        expect(now.order.toSorted()).toEqual([...now.rows.keys()].toSorted());
        expect(now.order).toEqual(read(world).order);
        for (const row of now.rows.values())
          for (const task of row.tasks) expect(now.rowOfTask.get(task.id)).toBe(row.id);
      }),
    );
  });

  test("changes that the snapshot holds already do no harm when the stream tells them again", () => {
    fc.assert(
      fc.property(fc.array(anyDeed, { maxLength: 60 }), fc.nat(60), (deeds, from) => {
        const world = emptyWorld();
        for (const deed of deeds) deed(world);
        const copy = read(world);
        const told = world.log.slice(Math.min(from, world.log.length)).filter(({ op }) => op === "update");
        const shown = seen(applyChanges(copy, told)).rows.map(({ id, name, tasks }) => ({ id, name, tasks }));
        expect(shown).toEqual(seen(copy).rows.map(({ id, name, tasks }) => ({ id, name, tasks })));
      }),
    );
  });

  test("a change leaves the old copy, and the rows it does not touch, as they were", () => {
    const world = emptyWorld();
    insert(world, "entity", { kind: "shot", name: "SH010", description: "", parent_id: null });
    insert(world, "entity", { kind: "shot", name: "SH020", description: "", parent_id: null });
    const copy = read(world);
    update(world, "entity", "entity-1", { name: "SH015" });
    const next = applyChange(copy, world.log.at(-1) as Change);
    expect(copy.rows.get("entity-1")?.name).toBe("SH010");
    expect(next.rows.get("entity-1")?.name).toBe("SH015");
    expect(next.rows.get("entity-2")).toBe(copy.rows.get("entity-2"));
  });

  test("of two edits that overlapped, none is lost: the copy asks the server for what it was not told in order", () => {
    const world = emptyWorld();
    insert(world, "entity", { kind: "shot", name: "SH010", description: "", parent_id: null });
    const copy = read(world);
    update(world, "entity", "entity-1", { description: "first" });
    update(world, "entity", "entity-1", { name: "SH015" });
    const [first, second] = world.log.slice(-2) as [Change, Change];
    const told = applyChanges(copy, [second, first], "later");
    expect(told.isBehind).toBe(true);
    expect(told.cursor).toBe(copy.cursor);
    expect(applyChanges(copy, [first, second]).isBehind).toBe(false);
  });

  test("a row that comes back from the archive makes the copy ask the server", () => {
    const world = emptyWorld();
    insert(world, "entity", { kind: "shot", name: "SH010", description: "", parent_id: null });
    update(world, "entity", "entity-1", { archived_at: "2026-11-21T00:00:00Z" });
    const copy = read(world);
    update(world, "entity", "entity-1", { archived_at: null });
    const next = applyChanges(copy, world.log.slice(-1), "later");
    expect(next.isBehind).toBe(true);
    expect(next.cursor).toBe(copy.cursor);
  });

  test("another project's change is none of ours", () => {
    const copy = read(emptyWorld());
    const foreign = { kind: "shot", name: "SH010", archived_at: null };
    const change = {
      entity: "entity",
      row_id: "x",
      rev: 1,
      project_id: "q",
      op: "insert",
      before: null,
      after: foreign,
    } as const;
    expect(applyChange(copy, change).rows.size).toBe(0);
  });
});

test("a sequence is known by its episode's name too, whatever becomes of either", () => {
  const sequence = (id: string, parent_id: string, above: string): [string, GridParent] => [
    id,
    { id, name: "SQ010", description: "", parent_id, above },
  ];
  const parents = new Map([sequence("a", "ep01", "EP01"), sequence("b", "ep02", "EP02")]);
  const copy: GridCopy = { ...receive(undefined, PROJECT, "shot", snapshot(emptyWorld())), parents };
  const change = (row_id: string, after: Record<string, unknown>, op: "update" | "insert" = "update") =>
    ({ entity: "entity", row_id, rev: 2, project_id: PROJECT, op, before: null, after }) as never;
  const names = (of: GridCopy) => [...of.parents.values()].map(wholeName);
  expect(names(applyChange(copy, change("ep02", { name: "EP03" })))).toEqual(["EP01 SQ010", "EP03 SQ010"]);
  const made = { kind: "sequence", name: "SQ020", description: "", parent_id: "ep02", archived_at: null };
  expect(names(applyChange(copy, change("c", made, "insert")))).toContain("EP02 SQ020");
  const moved = applyChange(copy, change("a", { parent_id: "ep02" }));
  expect([names(moved), moved.isBehind]).toEqual([["EP02 SQ010", "EP02 SQ010"], false]);
  expect(applyChange(copy, change("a", { parent_id: "ep09" })).isBehind).toBe(true);
});
