import type { OverviewCell } from "@/api/schema.gen";

type Sum = Omit<OverviewCell, "task_type_id">;

const NONE: Sum = { total: 0, done: 0, retakes: 0, statuses: {} };

/** Cells added up, status by status. */
export function sumOf(cells: readonly Sum[]): Sum {
  return cells.reduce(added, NONE);
}

function added(one: Sum, other: Sum): Sum {
  const statuses = { ...one.statuses };
  for (const [id, tasks] of Object.entries(other.statuses)) statuses[id] = (statuses[id] ?? 0) + tasks;
  return {
    ...{ total: one.total + other.total, done: one.done + other.done },
    ...{ retakes: one.retakes + other.retakes, statuses },
  };
}

/** Whole percent, and never all or nothing before it is: 999 of 1,000 are 99 %. */
export function percent(done: number, total: number): number {
  if (total === 0 || done === total) return total === 0 ? 0 : 100;
  return Math.min(99, Math.max(done > 0 ? 1 : 0, Math.round((done / total) * 100)));
}
