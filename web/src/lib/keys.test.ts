import { describe, expect, test } from "vitest";
import { isPressed, keyCaps } from "./keys";

function press(key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  return new KeyboardEvent("keydown", { key, ...more });
}

describe("a combination is pressed", () => {
  test("when its key and every modifier are held, and no other", () => {
    expect(isPressed("mod+z", press("z", { ctrlKey: true }))).toBe(true);
    expect(isPressed("mod+z", press("Z", { ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(isPressed("mod+z", press("z"))).toBe(false);
    expect(isPressed("s", press("s", { altKey: true }))).toBe(false);
  });

  test("by any of its alternatives", () => {
    const redo = "mod+shift+z mod+y";
    expect(isPressed(redo, press("Z", { ctrlKey: true, shiftKey: true }))).toBe(true);
    expect(isPressed(redo, press("y", { ctrlKey: true }))).toBe(true);
  });

  test("by its sign, whichever keys make it", () => {
    expect(isPressed("?", press("?", { shiftKey: true }))).toBe(true);
    expect(isPressed("?", press("?"))).toBe(true);
  });

  test("by the same key on a Cyrillic layout, or when Alt writes a sign", () => {
    expect(isPressed("mod+z", press("я", { code: "KeyZ", ctrlKey: true }))).toBe(true);
    expect(isPressed("alt+s", press("ß", { code: "KeyS", altKey: true }))).toBe(true);
  });

  test("but not by the place of a key when the layout says another letter", () => {
    expect(isPressed("mod+z", press("w", { code: "KeyZ", ctrlKey: true }))).toBe(false);
  });
});

test("a combination is shown as it is printed on the keys", () => {
  const name = (key: string) => key.toUpperCase();
  expect(keyCaps("mod+shift+z", name)).toEqual(["CTRL", "SHIFT", "Z"]);
  expect(keyCaps("alt+down", name)).toEqual(["ALT", "↓"]);
  expect(keyCaps("del", name)).toEqual(["DELETE"]);
});
