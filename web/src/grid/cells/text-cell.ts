import { element } from "@/grid/dom";
import classes from "./cells.module.css";
import type { Draw } from "./draw";
import { choiceOf } from "./status-cell";

/** Text in one line, or in two where rows are high. */
export const drawText: Draw = (into, { value, type }) => {
  into.className = classes.cell ?? "";
  const held = into.firstElementChild;
  const text = type.text(value);
  if (held) held.textContent = text;
  else into.append(element("span", classes.text ?? "", text));
};

/** What is as it mostly is (a normal priority) stays quiet. */
export const drawChoice: Draw = (into, { value, type }) => {
  into.className = classes.cell ?? "";
  const color = choiceOf(type, value)?.color;
  const text = element("span", (value === type.empty ? classes.quiet : classes.text) ?? "", type.text(value));
  into.replaceChildren(...(color ? [square(color), text] : [text]));
};

function square(color: string): HTMLElement {
  const mark = element("span", classes.square ?? "");
  mark.style.background = color;
  return mark;
}
