import type { ICellRendererComp, ICellRendererParams } from "ag-grid-community";
import classes from "./cells.module.css";
import { element } from "./dom";

/** A small picture of the row, or its quiet place. The name beside it says what it is, so it has no text of its own. */
export class ThumbnailCell implements ICellRendererComp {
  readonly #root = element("div", classes.thumbnail ?? "");

  init(params: ICellRendererParams): void {
    this.refresh(params);
  }

  getGui(): HTMLElement {
    return this.#root;
  }

  refresh({ value }: ICellRendererParams<unknown, string | null>): boolean {
    this.#root.replaceChildren(...(value ? [picture(value)] : []));
    return true;
  }
}

function picture(address: string): HTMLImageElement {
  const image = document.createElement("img");
  image.loading = "lazy";
  image.decoding = "async";
  image.alt = "";
  image.src = address;
  return image;
}
