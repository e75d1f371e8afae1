import type { Condition, Filter } from "@/grid/view/filter";

const MINE: Condition = { field: "assignee", op: "in", value: ["@me"] };

function isThat(filter: Filter): boolean {
  return JSON.stringify(filter) === JSON.stringify(MINE);
}

/** Whether a filter asks for one's own tasks, alone or with all else it asks. */
export function isMine(filter: Filter | null): boolean {
  if (!filter) return false;
  return isThat(filter) || ("all" in filter && filter.all.some(isThat));
}

export function withMine(filter: Filter | null): Filter {
  if (!filter) return { all: [MINE] };
  return "all" in filter ? { all: [...filter.all, MINE] } : { all: [filter, MINE] };
}

export function withoutMine(filter: Filter | null): Filter | null {
  if (!filter || isThat(filter) || !("all" in filter)) return null;
  const rest = filter.all.filter((part) => !isThat(part));
  return rest.length > 0 ? { all: rest } : null;
}
