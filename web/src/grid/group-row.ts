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
    this.#root.replaceChildren(
      chevron(data),
      element("span", classes.groupName ?? "", data.name),
      element("span", classes.groupText ?? "", data.description),
      element("span", classes.groupSum ?? "", data.summary),
      progress(data),
    );
    return true;
  }
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
