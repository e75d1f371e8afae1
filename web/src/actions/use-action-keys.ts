import { useEffect } from "react";
import { alternatives, isPlain, isPressed } from "@/lib/keys";
import { type Action, registered } from "./registry";

/** Runs the actions in force by their keys. Mounted once, by the frame around all pages. */
export function useActionKeys(): void {
  useEffect(() => {
    // Before the grid, which would begin an edit with a letter.
    document.addEventListener("keydown", act, true);
    return () => document.removeEventListener("keydown", act, true);
  }, []);
}

const FIELD =
  'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"]';
const LAYER = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
const GRID = '[role="grid"], [role="treegrid"]';

function act(event: KeyboardEvent): void {
  if (event.isComposing || event.defaultPrevented) return;
  const meant = registered().find((action) => isMeant(action, event));
  if (!meant) return;
  event.preventDefault();
  event.stopPropagation();
  if (!event.repeat || meant.mayRepeat) meant.run();
}

/** A disabled action leaves its key to whoever else wants it: to the cell that would be typed into. */
function isMeant(action: Action, event: KeyboardEvent): boolean {
  if (!action.keys || action.isEnabled === false || !isPressed(action.keys, event)) return false;
  const where = action.keysAct ?? (alternatives(action.keys).every(isPlain) ? "grid" : "page");
  if (where === "everywhere") return true;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(FIELD) || target?.closest(LAYER)) return false;
  if (where === "grid") return target?.closest(GRID) != null;
  return document.querySelector('[role="dialog"][aria-modal="true"]') === null;
}
