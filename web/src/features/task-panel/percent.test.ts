import { expect, test } from "vitest";
import { percent } from "./percent";

test("a share is read with its sign and without", () => {
  expect(["40", " 40 % ", "100%", "0"].map(percent)).toEqual([40, 40, 100, 0]);
});

test("what is no share of a whole is refused", () => {
  expect(["", "101", "4.5", "-1", "half"].map(percent)).toEqual([null, null, null, null, null]);
});
