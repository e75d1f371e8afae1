import { diffWordsWithSpace } from "diff";

/** A stretch of text that stayed, came or went. */
export interface Piece {
  text: string;
  was: "kept" | "added" | "removed";
}

/** From here on two texts are two texts: comparing their words would take longer than reading both. */
const LONGEST = 20_000;
const MOST_EDITS = 400;

/** Less than this part of it kept, and a mixture of both would be harder to read than one after the other. */
const KEPT_AT_LEAST = 0.2;

/** What changed in a text, word by word; null when so little stayed that both are better read whole. */
export function wordDiff(before: string, after: string): Piece[] | null {
  if (before === "" || after === "" || before.length + after.length > LONGEST) return null;
  const found = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  if (!found) return null;
  const pieces = found.map(({ value, added, removed }): Piece => {
    return { text: value, was: added ? "added" : removed ? "removed" : "kept" };
  });
  const kept = pieces.filter(({ was }) => was === "kept").reduce((sum, { text }) => sum + text.trim().length, 0);
  return kept / Math.max(before.length, after.length) < KEPT_AT_LEAST ? null : pieces;
}
