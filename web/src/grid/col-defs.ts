import type { ColDef, SuppressKeyboardEventParams } from "ag-grid-community";
import { Cell } from "./cells/cell";
import { AT_ONCE } from "./cells/draw";
import { type Face, FACES } from "./cells/faces";
import type { Column } from "./column";
import classes from "./columns.module.css";
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
    pinned: column.isPinned ? "left" : (column.pinned ?? null),
    lockPinned: column.isPinned ?? false,
    valueGetter: ({ data }) => (data?.kind === "row" ? (column.view ?? column.value)(data.row) : null),
    equals: sameValue,
    tooltipValueGetter: ({ data }) => (data?.kind === "row" ? hover(column, data.row) : null),
    cellRenderer: Cell,
    cellRendererParams: { ours: column, draw: face.draw },
    cellClass: (column.isStrong ? classes.strong : face.cellClass) ?? "",
    editable: ({ data }) => face.editor !== undefined && data?.kind === "row" && column.isEditable(data.row),
    ...(face.editor ? { cellEditor: face.editor } : {}),
    cellEditorParams: ({ data }: { data: Line<Row> }) => ({
      ours: column,
      held: data.kind === "row" ? column.value(data.row) : null,
      shown: data.kind === "row" ? (column.view ?? column.value)(data.row) : null,
      draw: face.draw,
    }),
    suppressKeyboardEvent: (params) => isOwn(params, column, face),
  };
}

function headerClasses<Row>(column: Column<Row>, face: Face): string[] {
  return [face.headerClass, column.color ? classes.taskHeader : null].filter((name) => name != null);
}

/** What hovering says: why the value is not saved, what asks for attention, who is there, who touched it last, why it cannot be changed. */
function hover<Row>(column: Column<Row>, row: Row): string | null {
  const { problem, mark = "", today = "", presence, hint } = column.state(row);
  const why = column.isEditable(row) ? "" : (column.readOnlyReason ?? "");
  return problem || [mark, today, presence, hint, why].filter(Boolean).join("\n") || null;
}

/** Keys on a cell at rest that the grid must leave alone. An open editor stops those it takes before the grid hears them. */
function isOwn<Row>(
  { editing, event, node, data }: SuppressKeyboardEventParams<Line<Row>>,
  column: Column<Row>,
  face: Face,
): boolean {
  if (editing) return false;
  if (event.altKey && event.key === "Enter") return true;
  if (face.isChosen && event.key.length === 1) return true;
  if (!face.isToggled || event.key !== " " || event.shiftKey || data?.kind !== "row" || !column.isEditable(data.row))
    return false;
  // The grid asks more than once about one press.
  if (event.type === "keydown" && !event.defaultPrevented)
    node.setDataValue(column.id, column.value(data.row) !== true, AT_ONCE);
  event.preventDefault();
  return true;
}
