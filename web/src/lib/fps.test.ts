import { expect, test } from "vitest";
import { readFps } from "./fps";

test("a frame rate is whole, with decimals, or exact", () => {
  expect(["24", " 23,976 ", "24000/1001", ""].map(readFps)).toEqual(["24", "23.976", "24000/1001", ""]);
  expect(["0", "-24", "24/", "1/0", "fast", "24.97600"].map(readFps)).toEqual(Array(6).fill(null));
});
