import type { TaskType } from "@/api/context";
import type { GridCopy, GridRow, GridTask } from "@/api/grid-copy";
import { folded, wordsOf } from "@/lib/folded";
import { natural } from "@/lib/natural";
import { Best, wordRank } from "@/lib/rank";

export interface FoundRow {
  copy: GridCopy;
  row: GridRow;
}

export interface FoundTask extends FoundRow {
  task: GridTask;
  type: TaskType;
}

interface Indexed extends FoundRow {
  text: string;
}

/** The words of each copy, worked out when somebody first types: a copy is never changed in place. */
const indexes = new WeakMap<GridCopy, Indexed[]>();

function indexOf(copy: GridCopy): Indexed[] {
  const known = indexes.get(copy);
  if (known) return known;
  const made = [...copy.rows.values()].map((row) => {
    const parent = copy.parents.get(row.parent_id ?? "")?.name ?? "";
    return { copy, row, text: folded(`${row.name} ${parent} ${row.code ?? ""}`) };
  });
  indexes.set(copy, made);
  return made;
}

/** The rows, and the tasks ("sh010 anim"), of the open grids that answer what was typed; the best few of each. */
export function findRows(
  copies: readonly GridCopy[],
  types: readonly TaskType[],
  typed: string,
  most: number,
): { rows: FoundRow[]; tasks: FoundTask[] } {
  const words = wordsOf(typed);
  const byName = (one: FoundRow, other: FoundRow) => natural(one.row.name, other.row.name);
  const rows = new Best<FoundRow>(most, byName);
  const tasks = new Best<FoundTask>(
    most,
    (one, other) => byName(one, other) || types.indexOf(one.type) - types.indexOf(other.type),
  );
  if (words.length === 0) return { rows: [], tasks: [] };
  // Only the types that something typed begins: of 160,000 tasks most are passed over at a glance.
  const meant = new Map(
    types
      .map((type) => [type.id, { type, worth: words.map((word) => typeWorth(type, word)) }] as const)
      .filter(([, { worth }]) => worth.some((value) => value > 0)),
  );
  for (const copy of copies)
    for (const { row, text } of indexOf(copy)) {
      const worth = words.map((word) => wordRank(text, word));
      if (worth.every((value) => value > 0)) rows.offer({ copy, row }, sum(worth));
      if (meant.size === 0 || worth.every((value) => value === 0)) continue;
      for (const task of row.tasks) {
        const typing = meant.get(task.task_type_id);
        if (!typing) continue;
        const both = typing.worth.map((value, at) => Math.max(value, worth[at] ?? 0));
        if (both.every((value) => value > 0)) tasks.offer({ copy, row, task, type: typing.type }, sum(both));
      }
    }
  return { rows: rows.all.map(({ value }) => value), tasks: tasks.all.map(({ value }) => value) };
}

/** A type is meant by the start of one of its words: "anim" is Animation, "tion" is not. */
function typeWorth(type: TaskType, word: string): number {
  const worth = wordRank(folded(`${type.name} ${type.short_name}`), word);
  return worth >= 2 ? worth : 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
