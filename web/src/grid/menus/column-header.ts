import type { IHeaderComp, IHeaderParams } from "ag-grid-community";
import { element } from "@/grid/dom";
import classes from "./column-header.module.css";
import { type Headers, isOfColumn, sortOf } from "./header-marks";

interface Params extends IHeaderParams {
  headers: Headers;
}

/** The head of a column: its title sorts, its button opens its menu; so do Enter and Alt+↓ where the keyboard stands on it. */
export class ColumnHeader implements IHeaderComp {
  readonly #root = element("div", `ag-cell-label-container ${classes.header ?? ""}`);
  readonly #text = element("span", "ag-header-cell-text");
  readonly #sort = element("span", classes.sort ?? "");
  readonly #filter = element("span", classes.filter ?? "");
  readonly #menu = element("button", classes.menu ?? "");
  #params!: Params;
  #forget: () => void = () => undefined;

  init(params: Params): void {
    this.#params = params;
    const label = element("div", "ag-header-cell-label", this.#text, this.#sort, this.#filter);
    label.addEventListener("click", (event) => this.#askSort(event.shiftKey));
    this.#menu.tabIndex = -1;
    this.#menu.setAttribute("aria-haspopup", "menu");
    this.#menu.addEventListener("click", (event) => {
      event.stopPropagation();
      this.#askMenu();
    });
    this.#root.append(label, this.#menu);
    params.eGridHeader.addEventListener("keydown", this.#onKey);
    params.eGridHeader.addEventListener("contextmenu", this.#onContextMenu);
    params.headers.fit = (column) => params.api.autoSizeColumns([column]);
    this.#forget = params.headers.marks.subscribe(this.#show);
    this.refresh(params);
    // The grid says of its own sorting that there is none, after this.
    queueMicrotask(this.#show);
  }

  getGui(): HTMLElement {
    return this.#root;
  }

  refresh(params: IHeaderParams): boolean {
    this.#params = params as Params;
    this.#text.textContent = params.displayName;
    this.#menu.setAttribute("aria-label", this.#params.headers.hands.menuLabel(params.displayName));
    this.#show();
    return true;
  }

  destroy(): void {
    this.#forget();
    this.#params.eGridHeader.removeEventListener("keydown", this.#onKey);
    this.#params.eGridHeader.removeEventListener("contextmenu", this.#onContextMenu);
  }

  #show = (): void => {
    const { headers, column, eGridHeader } = this.#params;
    const marks = headers.marks.get();
    const sort = sortOf(marks, column.getColId());
    this.#sort.textContent = sort ? `${sort.desc ? "↓" : "↑"}${sort.place || ""}` : "";
    this.#sort.setAttribute("aria-hidden", "true");
    this.#filter.hidden = ![...marks.filtered].some((field) => isOfColumn(field, column.getColId()));
    eGridHeader.setAttribute("aria-sort", sort ? (sort.desc ? "descending" : "ascending") : "none");
  };

  #onKey = (event: KeyboardEvent): void => {
    const isMenu = (event.altKey && event.key === "ArrowDown") || event.key === "ContextMenu";
    if (isMenu || (event.shiftKey && event.key === "F10")) this.#askMenu();
    else if (event.key === "Enter" && event.target === this.#params.eGridHeader) this.#askSort(event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #onContextMenu = (event: MouseEvent): void => {
    event.preventDefault();
    this.#params.headers.hands.onMenu(this.#params.column.getColId(), { x: event.clientX, y: event.clientY });
  };

  #askSort(isAdded: boolean): void {
    this.#params.headers.hands.onSort(this.#params.column.getColId(), isAdded);
  }

  #askMenu(): void {
    const { left, bottom } = this.#params.eGridHeader.getBoundingClientRect();
    this.#params.headers.hands.onMenu(this.#params.column.getColId(), { x: left, y: bottom });
  }
}
