import { expect, test } from "vitest";
import { insideOnly } from "./next";

test("after signing in one is where one wanted to go", () => {
  expect(insideOnly("/projects/1/shots?row=2")).toBe("/projects/1/shots?row=2");
});

test.each([undefined, "https://evil.example/x", "//evil.example/x", "/\\evil.example", "javascript:alert(1)"])(
  "%s leads home, not to another site",
  (next) => {
    expect(insideOnly(next)).toBe("/");
  },
);
