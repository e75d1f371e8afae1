import type { ColDef, SuppressKeyboardEventParams } from "ag-grid-community";
import { Cell } from "./cells/cell";
import { type Face, FACES } from "./cells/faces";
import classes from "./columns.module.css";
import type { Column } from "./column";
import type { Line } from "./line";
import { sameValue } from "./same-value";

/** Our columns as AG Grid knows columns. Sorting, filtering and grouping are ours, so it hears nothing of them. */
export function colDefs<Row>(columns: readonly Column<Row>[]): ColDef<Line<Row>>[] {
  return columns.map(colDef);
}

function colDef<Row>(column: Column<Row>): ColDef<Line<Row>> {
  const face = FACES[column.type.name];
  return {
    colId: column.id,
    headerName: column.title,
    headerClass: headerClasses(column, face),
    ...(column.color ? { headerStyle: { "--type-color": column.color } as Record<string, string> } : {}),
    width: column.width,
    resizable: column.type.name !== "thumbnail",
    pinned: column.isPinned ? "left" : null,
    valueGetter: ({ data }) => (data?.kind === "row" ? (column.view ?? column.value)(data.row) : null),
    equals: sameValue,
    tooltipValueGetter: ({ data }) => (data?.kind === "row" ? hover(column, data.row) : null),
    cellRenderer: Cell,
    cellRendererParams: { column, draw: face.draw },
    cellClass: [face.cellClass, column.isStrong ? classes.strong : null].filter((name) => name != null),
    editable: ({ data }) => data?.kind === "row" && column.isEditable(data.row),
    ...(face.editor ? { cellEditor: face.editor } : {}),
    cellEditorParams: ({ data }: { data: Line<Row> }) => ({
      column,
      held: data.kind === "row" ? column.value(data.row) : null,
    }),
    cellEditorPopup: face.isPopup ?? false,
    cellEditorPopupPosition: "under",
    suppressKeyboardEvent: (params) => isKeptFromGrid(params, face),
  };
}

function headerClasses<Row>(column: Column<Row>, face: Face): string[] {
  return [face.headerClass, column.color ? classes.taskHeader : null].filter((name) => name != null);
}

function hover<Row>(column: Column<Row>, row: Row): string | null {
  const { problem, presence, hint } = column.state(row);
  const why = column.isEditable(row) ? "" : (column.readOnlyReason ?? "");
  return problem || [presence, hint, why].filter(Boolean).join("\n") || null;
}

/** Keys the grid must not act on: those its open list takes itself, and on cells that are chosen, not typed, the letters. */
function isKeptFromGrid<Row>({ editing, event }: SuppressKeyboardEventParams<Line<Row>>, face: Face): boolean {
  if (editing) return face.ownKeys?.has(event.key) ?? false;
  if (event.altKey && event.key === "Enter") return true;
  return (face.isChosen ?? false) && event.key.length === 1;
}
