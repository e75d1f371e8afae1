import type { ICellRendererComp, ICellRendererParams } from "ag-grid-community";
import classes from "./group-row.module.css";
import { element } from "./dom";
import type { GroupLine } from "./line";

interface GroupParams extends ICellRendererParams<GroupLine> {
  onToggle: (groupId: string) => void;
}

/** The heading of a group over the whole width: its name, what is in it, how far it is. */
export class GroupRow implements ICellRendererComp<GroupLine> {
  readonly #root = element("div", classes.group ?? "");
  #line: GroupLine | undefined;

  init(params: GroupParams): void {
    this.#root.setAttribute("role", "gridcell");
    this.#root.addEventListener("click", () => this.#line && params.onToggle(this.#line.id));
    this.refresh(params);
  }

  getGui(): HTMLElement {
    return this.#root;
  }

  refresh({ data }: ICellRendererParams<GroupLine>): boolean {
    if (!data) return false;
    this.#line = data;
    this.#root.style.setProperty("--level", String(data.level));
    this.#root.replaceChildren(...parts(data));
    return true;
  }
}

/** The same heading outside of the grid's rows. */
export function drawGroup(line: GroupLine): HTMLElement {
  const root = element("div", classes.group ?? "", ...parts(line));
  root.style.setProperty("--level", String(line.level));
  return root;
}

function parts(line: GroupLine): HTMLElement[] {
  return [
    chevron(line),
    element("span", classes.groupName ?? "", line.name),
    element("span", classes.groupText ?? "", line.description),
    element("span", classes.groupSum ?? "", line.summary),
    progress(line),
  ];
}

function chevron(line: GroupLine): HTMLElement {
  const button = element("button", classes.chevron ?? "");
  button.tabIndex = -1;
  button.setAttribute("aria-label", line.toggleLabel);
  button.setAttribute("aria-expanded", String(line.isOpen));
  return button;
}

function progress(line: GroupLine): HTMLElement {
  if (line.progress === null) return element("span", "");
  const done = element("span", classes.done ?? "");
  done.style.width = `${Math.round(line.progress * 100)}%`;
  return element(
    "span",
    classes.progress ?? "",
    element("span", classes.track ?? "", done),
    element("span", classes.percent ?? "", line.progressLabel),
  );
}
