import type { ICellRendererComp, ICellRendererParams } from "ag-grid-community";
import type { Column } from "@/grid/column";
import type { Line } from "@/grid/line";
import type { Draw } from "./draw";

export interface CellParams<Row> {
  column: Column<Row>;
  draw: Draw;
}

/** A cell as plain DOM: what it holds by its type, how it stands as attributes of the cell for the style sheet. */
export class Cell<Row> implements ICellRendererComp<Line<Row>> {
  readonly #root = document.createElement("div");

  init(params: ICellRendererParams<Line<Row>> & CellParams<Row>): void {
    this.refresh(params);
  }

  getGui(): HTMLElement {
    return this.#root;
  }

  refresh(params: ICellRendererParams<Line<Row>> & CellParams<Row>): boolean {
    const { column, draw, data, value, eGridCell } = params;
    if (data?.kind !== "row") return false;
    const { isSaving, problem, presence } = column.state(data.row);
    mark(eGridCell, "saving", isSaving);
    mark(eGridCell, "failed", problem !== "");
    mark(eGridCell, "presence", presence !== "");
    mark(eGridCell, "readonly", !column.isEditable(data.row));
    draw(this.#root, value, column.type);
    return true;
  }
}

function mark(cell: HTMLElement, name: string, isSet: boolean): void {
  if (isSet) cell.dataset[name] = "";
  else delete cell.dataset[name];
}
