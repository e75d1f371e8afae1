import { LONGEST_NAME, MOST_NAMES, type NamePattern, type PatternName, type PatternProblem } from "./name-pattern";

const PARENT = /\s+(?:in|dans)\s+(.+)$/iu;

/**
 * Rows out of a list copied from a sheet or a mail: a line each, its cells separated by tabs.
 *
 * First comes the name; then, where rows stand under something, what that is; then the description. Without tabs "SH010 in SQ020" says the
 * same. Empty lines are left out.
 */
export function parseList(pasted: string, takesParent: boolean): NamePattern {
  const names: PatternName[] = [];
  const problems: PatternProblem[] = [];
  const seen = new Set<string>();
  for (const line of pasted.split(/\r?\n/u)) {
    const made = rowOf(line, takesParent);
    if (!made.name) continue;
    const key = `${(made.parent ?? "").toLowerCase()}\n${made.name.toLowerCase()}`;
    if (made.name.length > LONGEST_NAME) problems.push({ why: "tooLong", part: made.name });
    else if (seen.has(key)) problems.push({ why: "twice", part: made.name });
    else names.push(made);
    seen.add(key);
  }
  if (names.length > MOST_NAMES) return { names: [], problems: [{ why: "tooMany", part: names[0]?.name ?? "" }] };
  return { names, problems };
}

function rowOf(line: string, takesParent: boolean): PatternName {
  const [first = "", ...rest] = line.split("\t").map((cell) => cell.trim().replace(/^"(.*)"$/u, "$1"));
  if (!takesParent) return withDescription({ name: first, parent: null }, rest[0]);
  if (line.includes("\t")) return withDescription({ name: first, parent: rest[0] || null }, rest[1]);
  const said = PARENT.exec(first);
  return { name: said ? first.slice(0, said.index).trim() : first, parent: said?.[1]?.trim() || null };
}

function withDescription(row: PatternName, description = ""): PatternName {
  return description ? { ...row, description } : row;
}

/** A series as its three fields say it: "SH010-SH200 step 10"; empty until both ends are there. */
export function seriesPattern(first: string, last: string, step: string): string {
  if (!first.trim() || !last.trim()) return first.trim() || last.trim();
  return `${first.trim()} .. ${last.trim()}${step.trim() ? ` step ${step.trim()}` : ""}`;
}
