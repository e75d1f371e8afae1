import { element } from "@/grid/dom";
import classes from "./cells.module.css";
import type { Draw } from "./draw";

/** Words, and where a press on them leads. */
export interface LinksView {
  words: readonly string[];
  href: string;
}

const MOST = 12;

export const drawLinks: Draw = (into, { value }) => {
  const { words, href } = value as LinksView;
  into.className = classes.cell ?? "";
  if (words.length === 0) return into.replaceChildren();
  const rest = words.length - MOST;
  const shown = words.slice(0, MOST).map((word) => element("span", classes.chip ?? "", word));
  const more = rest > 0 ? [element("span", classes.quiet ?? "", `+${rest}`)] : [];
  const link = element("a", classes.links ?? "", ...shown, ...more) as HTMLAnchorElement;
  link.href = href;
  // The cell itself takes the focus; Enter on it leads there.
  link.tabIndex = -1;
  link.draggable = false;
  into.replaceChildren(link);
};
