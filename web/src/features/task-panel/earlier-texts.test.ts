import { expect, it } from "vitest";
import { earlierTexts } from "./earlier-texts";

const line = {
  change_set_id: "0199",
  at: "2026-11-20T10:00:00Z",
  actor: { id: "7", display_name: "Leila Osei", avatar_id: null },
};

it("tells each time the words of a note changed, and nothing else that happened to it", () => {
  const id = "0199a000-0000-7000-8000-000000000001";
  const told = earlierTexts([
    { ...line, rev: 3, op: "update", before: { pinned: false }, after: { pinned: true } },
    {
      ...{ ...line, rev: 2, op: "update" },
      before: { text: "The ears are late." },
      after: { text: `@[Kenji Tanaka](account:${id}) the ears are late.` },
    },
    { ...line, rev: 1, op: "insert", before: null, after: { text: "The ears are late." } },
  ]);
  expect(told).toEqual([
    {
      ...{ key: "0199 2", at: line.at, by: "Leila Osei" },
      before: "The ears are late.",
      after: "@Kenji Tanaka the ears are late.",
    },
  ]);
});
