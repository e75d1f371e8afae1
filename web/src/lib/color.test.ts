import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contrast, readableOn } from "./color";

const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

describe("status colours as text", () => {
  test("whatever colour a studio picks, its name can be read on both themes", () => {
    fc.assert(
      fc.property(anyColor, (color) => {
        for (const background of ["#0f1114", "#14171b", "#1c2742", "#ffffff", "#f6f7f9", "#e6eeff"])
          expect(contrast(readableOn(color, background), background)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  test("a colour that can be read already stays itself", () => {
    expect(readableOn("#a878ff", "#14171b")).toBe("#a878ff");
  });

  test("something that is no colour becomes a readable grey", () => {
    expect(contrast(readableOn("pink-ish", "#ffffff"), "#ffffff")).toBeGreaterThanOrEqual(4.5);
  });
});
