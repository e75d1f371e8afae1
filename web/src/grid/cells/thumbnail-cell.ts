import { element } from "@/grid/dom";
import classes from "./cells.module.css";
import type { Draw } from "./draw";

/** A small picture of the row, or its quiet place. The name beside it says what it is, so it has no text of its own. */
export const drawThumbnail: Draw = (into, { value }) => {
  const held = into.querySelector("img");
  if (held && held.getAttribute("src") === value) return;
  into.className = classes.cell ?? "";
  const frame = element("span", classes.thumbnail ?? "");
  if (typeof value === "string" && value !== "") frame.append(picture(value));
  into.replaceChildren(frame);
};

function picture(address: string): HTMLElement {
  const image = document.createElement("img");
  image.loading = "lazy";
  image.decoding = "async";
  image.alt = "";
  image.src = address;
  return image;
}
