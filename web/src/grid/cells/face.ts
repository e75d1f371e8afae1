import { element } from "@/grid/dom";
import classes from "./cells.module.css";

export interface Person {
  name: string;
  initials: string;
  /** A slot nobody fills yet. */
  isOpen: boolean;
}

/** Small discs with initials; an open slot is dashed. Those that find no room are counted. */
export function faces(people: readonly Person[], most: number): HTMLElement {
  const shown = people.slice(0, most).map(face);
  const rest = people.length - shown.length;
  return element(
    "span",
    classes.faces ?? "",
    ...shown,
    rest > 0 ? element("span", classes.quiet ?? "", `+${rest}`) : null,
  );
}

function face({ name, initials, isOpen }: Person): HTMLElement {
  const disc = element("span", (isOpen ? classes.open : classes.face) ?? "", isOpen ? "?" : initials);
  disc.title = name;
  disc.setAttribute("role", "img");
  disc.setAttribute("aria-label", name);
  return disc;
}
