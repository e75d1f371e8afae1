import { expect, test } from "vitest";
import { differing } from "./differing";

test("only what was changed is sent, a list by what stands in it", () => {
  const before = { name: "Noor", phone: null as string | null, departments: ["a", "b"] };
  expect(differing(before, { ...before, departments: ["a", "b"] })).toEqual({});
  expect(differing(before, { name: "Nour", phone: null, departments: ["a"] })).toEqual({
    name: "Nour",
    departments: ["a"],
  });
  expect(differing({ ...before, phone: "1" }, before)).toEqual({ phone: null });
});
