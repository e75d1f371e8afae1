import { expect, test } from "vitest";
import { fitting, middleSquare } from "./shrink-picture";

test("a portrait is cut from the middle of a picture, upright or lying", () => {
  expect(middleSquare(4000, 3000)).toEqual({ left: 500, top: 0, side: 3000 });
  expect(middleSquare(301, 1000)).toEqual({ left: 0, top: 349, side: 301 });
  expect(middleSquare(64, 64)).toEqual({ left: 0, top: 0, side: 64 });
});

test("a logo keeps its shape and is never made larger", () => {
  expect(fitting(2048, 512, 512)).toEqual({ width: 512, height: 128 });
  expect(fitting(64, 200, 512)).toEqual({ width: 64, height: 200 });
  expect(fitting(4000, 1, 512)).toEqual({ width: 512, height: 1 });
});
