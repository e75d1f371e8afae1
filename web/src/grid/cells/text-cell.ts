import type { Draw } from "./draw";
import classes from "./text-cell.module.css";

export const drawText: Draw = (into, value, type) => {
  into.className = classes.text ?? "";
  into.textContent = type.text(value);
};
