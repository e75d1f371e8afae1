import { element } from "@/grid/dom";
import type { Draw } from "./draw";
import classes from "./thumbnail-cell.module.css";

/** A small picture of the row, or its quiet place. The name beside it says what it is, so it has no text of its own. */
export const drawThumbnail: Draw = (into, value) => {
  const held = into.querySelector("img");
  if (held && held.getAttribute("src") === value) return;
  into.className = classes.thumbnail ?? "";
  into.replaceChildren(...(typeof value === "string" && value ? [picture(value)] : []));
};

function picture(address: string): HTMLElement {
  const image = element("img", "") as HTMLImageElement;
  image.loading = "lazy";
  image.decoding = "async";
  image.alt = "";
  image.src = address;
  return image;
}
