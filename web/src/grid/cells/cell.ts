import type { ICellRendererComp, ICellRendererParams } from "ag-grid-community";
import type { Column } from "@/grid/column";
import type { Line } from "@/grid/line";
import { AT_ONCE, type Draw } from "./draw";

export interface CellParams<Row> {
  ours: Column<Row>;
  draw: Draw;
}

type Params<Row> = ICellRendererParams<Line<Row>> & CellParams<Row>;

/** A cell as plain DOM: what it holds by its type, how it stands as attributes of the cell for the style sheet. */
export class Cell<Row> implements ICellRendererComp<Line<Row>> {
  readonly #root = document.createElement("div");

  init(params: Params<Row>): void {
    this.refresh(params);
  }

  getGui(): HTMLElement {
    return this.#root;
  }

  refresh({ ours: column, draw, data, node, value, eGridCell }: Params<Row>): boolean {
    if (data?.kind !== "row") return false;
    const isEditable = column.isEditable(data.row);
    const { isSaving, problem, presence, mark: attention = "", today = "" } = column.state(data.row);
    mark(eGridCell, "saving", isSaving);
    mark(eGridCell, "failed", problem !== "");
    mark(eGridCell, "readonly", !isEditable);
    eGridCell.ariaReadOnly = String(!isEditable);
    mark(eGridCell, "strong", column.isStrong ?? false);
    mark(eGridCell, "mark", attention !== "");
    mark(eGridCell, "today", today !== "");
    name(eGridCell, presence);
    say(eGridCell, [attention, today, problem, presence].filter(Boolean).join(". "));
    draw(this.#root, {
      value,
      type: column.type,
      isEditable,
      write: (next) => node.setDataValue(column.id, next, AT_ONCE),
    });
    return true;
  }
}

function mark(cell: HTMLElement, attribute: string, isSet: boolean): void {
  if (isSet) cell.dataset[attribute] = "";
  else delete cell.dataset[attribute];
}

/** The style sheet writes the name of who is on the cell above it. */
function name(cell: HTMLElement, presence: string): void {
  if (presence) cell.dataset.presence = presence;
  else delete cell.dataset.presence;
}

function say(cell: HTMLElement, words: string): void {
  if (words) cell.setAttribute("aria-description", words);
  else cell.removeAttribute("aria-description");
}
