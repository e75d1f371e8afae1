import type { Choice } from "@/lib/choice";
import type { ColumnType } from "@/grid/column";
import type { Words } from "@/grid/words";
import type { OtherNames } from "./known-names";
import { statusType } from "./status";

/** A task as a whole. Its value is its status; people, dates and the rest are fields of their own. Null where there is no task. */
export function taskType(
  words: Words,
  statuses: () => readonly Choice[],
  others?: OtherNames,
): ColumnType<string | null> {
  return { ...statusType(words, statuses, others), name: "task", sum: "count" };
}
