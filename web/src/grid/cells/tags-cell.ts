import { element } from "@/grid/dom";
import classes from "./cells.module.css";
import type { Draw } from "./draw";

const MOST_CHIPS = 12;

export const drawTags: Draw = (into, { value }) => {
  into.className = classes.cell ?? "";
  const tags = (value ?? []) as readonly string[];
  const chips = tags.slice(0, MOST_CHIPS).map((tag) => element("span", classes.chip ?? "", tag));
  const rest = tags.length - chips.length;
  into.replaceChildren(...chips, ...(rest > 0 ? [element("span", classes.quiet ?? "", `+${rest}`)] : []));
};
