import type { Choice } from "@/lib/choice";
import type { ColumnType } from "@/grid/column";
import { element } from "@/grid/dom";
import classes from "./cells.module.css";
import type { Draw } from "./draw";
import { inkOf } from "./ink";

/** A status: its dot in the studio's colour, its name in the nearest readable one. */
export const drawStatus: Draw = (into, { value, type }) => {
  into.className = classes.cell ?? "";
  const choice = choiceOf(type, value);
  into.replaceChildren(...(choice ? [status(choice.name, choice.color)] : []));
};

const NO_COLOR = "#8a93a2";

export function status(name: string, color: string = NO_COLOR): HTMLElement {
  const dot = element("span", classes.dot ?? "");
  dot.style.background = color;
  const whole = element("span", classes.status ?? "", dot, element("span", classes.name ?? "", name));
  whole.style.color = inkOf(color);
  return whole;
}

const choicesById = new WeakMap<readonly Choice[], ReadonlyMap<string, Choice>>();

/** The choice a value is; looked up once for all cells that share the choices. */
export function choiceOf(type: ColumnType, value: unknown): Choice | undefined {
  const choices = type.choices?.();
  if (!choices || typeof value !== "string") return undefined;
  const held = choicesById.get(choices) ?? new Map(choices.map((choice) => [choice.id, choice]));
  choicesById.set(choices, held);
  return held.get(value);
}
