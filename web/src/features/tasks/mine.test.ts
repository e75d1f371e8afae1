import { expect, test } from "vitest";
import type { Filter } from "@/grid/view/filter";
import { isMine, withMine, withoutMine } from "./mine";

const late: Filter = { field: "late", op: "is", value: true };

test("one's own tasks come beside what is filtered already, and go without it", () => {
  for (const filter of [null, late, { all: [late] }, { any: [late] }] satisfies (Filter | null)[]) {
    const mine = withMine(filter);
    expect(isMine(filter)).toBe(false);
    expect(isMine(mine)).toBe(true);
    expect(isMine(withoutMine(mine))).toBe(false);
  }
  expect(withoutMine(withMine({ all: [late] }))).toEqual({ all: [late] });
  expect(withoutMine(withMine(null))).toBeNull();
});
