import type { Edit, NewTask } from "@/api/edits";
import type { GridRow } from "@/api/grid-copy";
import { uuid7 } from "@/lib/uuid";
import type { Renamed } from "./renumber";
import type { Step } from "./TaskSteps";

/** Tasks of some types for some rows; what is there already is left alone. */
export function missingTasks(rows: readonly GridRow[], steps: readonly Step[]): NewTask[] {
  return rows.flatMap((row) => {
    const held = new Set(row.tasks.map(({ task_type_id }) => task_type_id));
    return steps
      .filter(({ id }) => !held.has(id))
      .map(({ id, memberId }) => ({
        ...{ id: uuid7(), entity_id: row.id, task_type_id: id },
        ...(memberId ? { member_ids: [memberId] } : {}),
      }));
  });
}

/** Rows of the selection that would meet their own name at the place they are to move to. */
export function clashesAt(place: string | null, moved: readonly GridRow[], all: Iterable<GridRow>): GridRow[] {
  const key = ({ name, entity_type_id }: GridRow) => `${entity_type_id ?? ""} ${name.toLowerCase()}`;
  const ids = new Set(moved.map(({ id }) => id));
  const taken = new Set([...all].filter((row) => row.parent_id === place && !ids.has(row.id)).map(key));
  return moved.filter((row) => {
    const isTaken = taken.has(key(row));
    taken.add(key(row));
    return isTaken;
  });
}

export function moveEdits(rows: readonly GridRow[], place: string | null): Edit[] {
  return rows
    .filter((row) => row.parent_id !== place)
    .map((row) => ({
      ...({ table: "entity", id: row.id, field: "parent_id", value: place } as const),
      ...{ seen: row.parent_id, rev: row.rev },
    }));
}

export function renameEdits(rows: readonly GridRow[], renamed: readonly Renamed[]): Edit[] {
  const to = new Map(renamed.map((one) => [one.id, one.to]));
  return rows
    .filter((row) => to.has(row.id) && to.get(row.id) !== row.name)
    .map((row) => ({
      ...({ table: "entity", id: row.id, field: "name", value: to.get(row.id) } as const),
      ...{ seen: row.name, rev: row.rev },
    }));
}
