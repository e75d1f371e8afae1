import { describe, expect, test } from "vitest";
import { beingCalled, forEditing, forSending } from "./mentions";

const LEILA = { name: "Leila Osei", kind: "account", id: "0193d1a0-7a10-7c3e-9b1f-5d2f6a4c8e01" } as const;
const LEI = { name: "Leila", kind: "member", id: "0193d1a0-7a10-7c3e-9b1f-5d2f6a4c8e02" } as const;

describe("calling somebody in a note", () => {
  test("what is sent names who is meant, the longer name first", () => {
    const sent = forSending("@Leila Osei and @Leila, not @Leilas", [LEI, LEILA]);
    expect(sent).toBe(`@[Leila Osei](account:${LEILA.id}) and @[Leila](member:${LEI.id}), not @Leilas`);
  });

  test("what was sent is edited as it reads, and sent again is the same", () => {
    const sent = `Look, @[Leila Osei](account:${LEILA.id})!`;
    const { text, called } = forEditing(sent);
    expect(text).toBe("Look, @Leila Osei!");
    expect(forSending(text, called)).toBe(sent);
  });

  test("the letters before the caret are looked for, an address is not", () => {
    expect(beingCalled("Hello @lei", 10)).toEqual({ from: 6, letters: "lei" });
    expect(beingCalled("(@", 2)).toEqual({ from: 1, letters: "" });
    expect(beingCalled("leila@osei", 10)).toBeNull();
  });
});
