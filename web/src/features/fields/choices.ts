import type { FieldOut, RenamedChoice } from "@/api/schema.gen";

type Held = FieldOut["choices"];

export function wordsOf(choices: readonly { value: string }[]): string[] {
  return choices.map(({ value }) => value);
}

export function linesOf(choices: Held): string {
  return wordsOf(choices).join("\n");
}

/**
 * The choices of some lines. Where as many lines stand as there were choices, one that is new has taken the place of the old word on its
 * line: it is renamed, and rows that hold it follow.
 */
export function choicesFrom(lines: string, held: Held): RenamedChoice[] {
  const values = [...new Set(lines.split("\n").map((line) => line.trim()))].filter(Boolean);
  const known = new Map(held.map((one) => [one.value, one]));
  return values.map((value, place): RenamedChoice => {
    const before = held[place];
    const isRenamed =
      values.length === held.length && !known.has(value) && before !== undefined && !values.includes(before.value);
    const color = (known.get(value) ?? (isRenamed ? before : undefined))?.color ?? null;
    return { value, color, ...(isRenamed ? { was: before.value } : {}) };
  });
}
