import { element } from "@/grid/dom";
import classes from "./cells.module.css";
import type { Draw } from "./draw";

/** A box with a tick or without. A press turns it over; so does the space bar on its cell. */
export const drawCheckbox: Draw = (into, { value, type, isEditable, write }) => {
  into.className = `${classes.cell} ${classes.middle}`;
  const box = element("span", classes.box ?? "");
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", type.text(value));
  box.dataset.checked = String(value === true);
  if (isEditable)
    box.addEventListener("click", (event) => {
      event.stopPropagation();
      write(value !== true);
    });
  into.replaceChildren(box);
};
