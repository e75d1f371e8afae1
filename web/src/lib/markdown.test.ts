import { describe, expect, test } from "vitest";
import { markdown } from "./markdown";

describe("a comment's Markdown", () => {
  test("shows what was meant", () => {
    expect(markdown("**v003** holds the ear")).toContain("<strong>v003</strong>");
  });

  test.each(["<script>alert(1)</script>", '<img src=x onerror="alert(1)">', "<iframe src=//evil></iframe>"])(
    "shows %s as text",
    (typed) => {
      const shown = document.createElement("div");
      shown.innerHTML = markdown(typed);
      expect(shown.querySelector("script, img, iframe")).toBeNull();
      expect(shown.textContent).toContain(typed);
    },
  );

  test.each(["javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x"])(
    "makes no link of %s",
    (address) => {
      const shown = document.createElement("div");
      shown.innerHTML = markdown(`[look](${address})`);
      expect(shown.querySelector("a")).toBeNull();
    },
  );

  test("opens links elsewhere, telling them nothing", () => {
    const shown = document.createElement("div");
    shown.innerHTML = markdown("[reference](https://example.org/ref)");
    expect(shown.querySelector("a")?.rel).toContain("noopener");
  });

  test("shows whom a note calls as a chip, whatever they are named", () => {
    const shown = document.createElement("div");
    shown.innerHTML = markdown("@[<b>Leila](account:0193d1a0-7a10-7c3e-9b1f-5d2f6a4c8e01), look");
    expect(shown.querySelector("[data-call=account]")?.textContent).toBe("@<b>Leila");
    expect(shown.querySelector("a, b")).toBeNull();
  });
});
