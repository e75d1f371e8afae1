import fc from "fast-check";
import { expect, test } from "vitest";
import { type Piece, wordDiff } from "./word-diff";

function marked(pieces: Piece[] | null): string {
  const marks = { kept: ["", ""], added: ["{+", "+}"], removed: ["[-", "-]"] } as const;
  return (pieces ?? []).map(({ text, was }) => marks[was].join(text)).join("");
}

test("only the word that changed is marked", () => {
  expect(marked(wordDiff("Bunny looks at the butterfly", "Bunny looks at the squirrel"))).toBe(
    "Bunny looks at the [-butterfly-]{+squirrel+}",
  );
});

test("texts with nothing in common are read whole, one after the other", () => {
  expect(wordDiff("Pink clouds over the hill", "Chinchilla throws nuts")).toBeNull();
  expect(wordDiff("", "New")).toBeNull();
});

test("what stayed and what went is the old text, what stayed and what came the new", () => {
  const text = fc.array(fc.constantFrom("the", "bunny", " ", "\n", "é", "runs.", "SH010"), { maxLength: 30 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [before, after] = [one.join(" "), other.join(" ")];
      const pieces = wordDiff(before, after);
      if (!pieces) return;
      const without = (gone: Piece["was"]) =>
        pieces
          .filter(({ was }) => was !== gone)
          .map(({ text: said }) => said)
          .join("");
      expect(without("added")).toBe(before);
      expect(without("removed")).toBe(after);
    }),
  );
});
