import type { Filter } from "@/grid/view/filter";
import { daysLater } from "./weeks";

/** Tasks of any of these slots, done or not. */
export function tasksOfSlots(slotIds: readonly string[], isDone?: boolean): Filter {
  const theirs: Filter = { field: "assignee", op: "in", value: [...slotIds] };
  return { all: isDone === undefined ? [theirs] : [theirs, { field: "done", op: "is", value: isDone }] };
}

/** What these slots are planned to do in the week that begins on a Monday; with one date a task stands on that day. */
export function tasksOfWeek(slotIds: readonly string[], monday: string): Filter {
  const sunday = daysLater(monday, 6);
  return {
    all: [
      { field: "assignee", op: "in", value: [...slotIds] },
      { field: "done", op: "is", value: false },
      bound("start_date", "due_date", "le", sunday),
      bound("due_date", "start_date", "ge", monday),
    ],
  };
}

/** Open tasks of a slot that no week holds. */
export function tasksWithoutDates(slotId: string): Filter {
  return {
    all: [
      { field: "assignee", op: "in", value: [slotId] },
      { field: "done", op: "is", value: false },
      { field: "start_date", op: "empty" },
      { field: "due_date", op: "empty" },
    ],
  };
}

function bound(field: string, otherwise: string, op: "le" | "ge", day: string): Filter {
  return {
    any: [
      { field, op, value: day },
      {
        all: [
          { field, op: "empty" },
          { field: otherwise, op, value: day },
        ],
      },
    ],
  };
}
