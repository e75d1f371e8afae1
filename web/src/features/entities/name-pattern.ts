/** The most rows one gesture makes. */
export const MOST_NAMES = 10_000;
export const LONGEST_NAME = 200;

export interface PatternName {
  name: string;
  /** What it is to stand under; null when the pattern does not say. */
  parent: string | null;
  description?: string;
}

export type PatternProblem =
  | { why: "backwards"; part: string }
  | { why: "noStep"; part: string }
  | { why: "tooLong"; part: string }
  | { why: "twice"; part: string }
  | { why: "tooMany"; part: string };

export interface NamePattern {
  names: PatternName[];
  problems: PatternProblem[];
}

interface Numbered {
  prefix: string;
  number: number;
  padding: number;
}

const PARENT = /\s+(?:in|dans)\s+(.+)$/iu;
const STEP = /\s+(?:step|by|pas|par)\s+(\S+)$/iu;
const BOUNDS = [/^(.+?)\s*(?:\.\.+|…|–|—)\s*(.+)$/u, /^(.+?)\s+(?:to|à|-)\s+(.+)$/iu];
const NUMBERED = /^(.*?)(\d{1,9})$/u;

/**
 * Names out of what a person types: "SH010-SH200 step 10 in SQ020", "SH010, SH020", "SH010..050 in SQ010, SH010..030 in SQ020".
 *
 * Parts are separated by commas, semicolons or lines. Digits keep their padding. Without a step, bounds that both end in 0 go in tens,
 * others in ones. A part without a parent stands under the next one named. `takesParent` is false for what stands under nothing: there
 * "Bird in tree" is a name.
 */
export function parseNames(typed: string, takesParent: boolean): NamePattern {
  const names: PatternName[] = [];
  const problems: PatternProblem[] = [];
  const seen = new Set<string>();
  let waiting: PatternName[] = [];
  for (const part of typed.split(/[,;\n]/u).map((text) => text.trim())) {
    if (!part) continue;
    const [body, parent] = takesParent ? cut(part, PARENT) : [part, null];
    const found = expand(body, MOST_NAMES + 1 - names.length);
    if ("why" in found) {
      problems.push({ ...found, part: body });
      continue;
    }
    for (const name of found) {
      const key = `${(parent ?? "").toLowerCase()}\n${name.toLowerCase()}`;
      if (name.length > LONGEST_NAME) problems.push({ why: "tooLong", part: name });
      else if (seen.has(key)) problems.push({ why: "twice", part: name });
      else {
        seen.add(key);
        const made = { name, parent };
        names.push(made);
        if (parent === null) waiting.push(made);
      }
    }
    if (parent !== null) {
      for (const earlier of waiting) earlier.parent = parent;
      waiting = [];
    }
    if (names.length > MOST_NAMES) return { names: [], problems: [{ why: "tooMany", part: body }] };
  }
  return { names, problems };
}

/** What follows a name in its series: SH010 is followed by SH020, SH011 by SH012; null when there is no number in it. */
export function nextName(name: string, taken: ReadonlySet<string> = new Set()): string | null {
  const held = numbered(name);
  if (!held) return null;
  const step = usualStep([held.number], held.padding);
  for (let number = held.number + step; number <= held.number + step * MOST_NAMES; number += step) {
    const next = spelled(held, number);
    if (!taken.has(next.toLowerCase())) return next;
  }
  return null;
}

function expand(body: string, most: number): string[] | { why: PatternProblem["why"] } {
  const [span, stepTyped] = cut(body, STEP);
  const bounds = boundsOf(span);
  if (!bounds) return [body];
  const [first, last] = bounds;
  if (last.number < first.number) return { why: "backwards" };
  const step = stepTyped === null ? usualStep([first.number, last.number], first.padding) : Number(stepTyped);
  if (!Number.isInteger(step) || step < 1) return { why: "noStep" };
  const count = Math.min(most, Math.floor((last.number - first.number) / step) + 1);
  return Array.from({ length: count }, (_, at) => spelled(first, first.number + at * step));
}

/** The two ends of a series; null for a plain name, which may have a dash in it: "SQ020-SH010", "2026-11". */
function boundsOf(span: string): [Numbered, Numbered] | null {
  for (const pattern of BOUNDS) {
    const [, left, right] = pattern.exec(span) ?? [];
    const bounds = left && right && ends(left, right, true);
    if (bounds) return bounds;
  }
  for (let dash = span.indexOf("-"); dash > 0; dash = span.indexOf("-", dash + 1)) {
    const bounds = ends(span.slice(0, dash), span.slice(dash + 1), false);
    if (bounds) return bounds;
  }
  return null;
}

/** `isPlain`: the sign between them cannot be part of a name. */
function ends(left: string, right: string, isPlain: boolean): [Numbered, Numbered] | null {
  const [first, last] = [numbered(left.trim()), numbered(right.trim())];
  if (!first || !last) return null;
  const isSame = last.prefix.toLowerCase() === first.prefix.toLowerCase();
  if (isSame && (isPlain || first.prefix !== "")) return [first, last];
  if (last.prefix !== "" || (!isPlain && last.number < first.number)) return null;
  return [first, last];
}

function numbered(name: string): Numbered | null {
  const [, prefix, digits] = NUMBERED.exec(name) ?? [];
  return digits === undefined ? null : { prefix: prefix ?? "", number: Number(digits), padding: digits.length };
}

function spelled({ prefix, padding }: Numbered, number: number): string {
  return `${prefix}${String(number).padStart(padding, "0")}`;
}

function usualStep(numbers: number[], padding: number): number {
  return padding > 1 && numbers.every((number) => number % 10 === 0) ? 10 : 1;
}

/** A text without its ending, and what the ending says. */
function cut(text: string, ending: RegExp): [string, string | null] {
  const found = ending.exec(text);
  return found ? [text.slice(0, found.index).trim(), (found[1] ?? "").trim()] : [text, null];
}
