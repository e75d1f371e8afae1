import type { ColDef } from "ag-grid-community";
import classes from "./columns.module.css";
import type { Line } from "./line";
import { StatusEditor } from "./StatusEditor";
import { TaskCell } from "./task-cell";
import { sameView, type TaskView } from "./task-view";
import { ThumbnailCell } from "./thumbnail-cell";

export type Column<Row> = ColDef<Line<Row>>;

/** How one cell stands: what hovering over it says, and whether its value is still on its way. */
export interface CellState {
  isSaving: boolean;
  problem: string;
  hint: string;
}

interface Common<Row> {
  id: string;
  title: string;
  width: number;
  state: (row: Row, column: string) => CellState;
  isEditable: boolean;
  isPinned?: boolean;
}

function common<Row>({ id, title, width, state, isPinned = false }: Common<Row>): Column<Row> {
  const of = (line: Line<Row> | undefined) => (line?.kind === "row" ? state(line.row, id) : null);
  return {
    colId: id,
    headerName: title,
    width,
    pinned: isPinned ? "left" : null,
    tooltipValueGetter: ({ data }) => of(data)?.problem || of(data)?.hint || null,
    cellClassRules: {
      [classes.saving ?? "saving"]: ({ data }) => of(data)?.isSaving ?? false,
      [classes.failed ?? "failed"]: ({ data }) => Boolean(of(data)?.problem),
    },
  };
}

interface TextColumn<Row> extends Common<Row> {
  value: (row: Row) => string;
  isStrong?: boolean;
}

export function textColumn<Row>(column: TextColumn<Row>): Column<Row> {
  const { value, isEditable, isStrong } = column;
  return {
    ...common(column),
    valueGetter: ({ data }) => (data?.kind === "row" ? value(data.row) : ""),
    editable: isEditable,
    cellEditor: "agTextCellEditor",
    cellClass: (isStrong ? classes.strong : classes.text) ?? "",
  };
}

interface NumberColumn<Row> extends Common<Row> {
  value: (row: Row) => number | null;
  /** What is wrong with what was typed; null when nothing is. */
  wrong: (typed: string) => string | null;
}

export function numberColumn<Row>(column: NumberColumn<Row>): Column<Row> {
  const { value, isEditable, wrong } = column;
  return {
    ...common(column),
    valueGetter: ({ data }) => (data?.kind === "row" ? value(data.row) : null),
    editable: isEditable,
    cellEditor: "agTextCellEditor",
    cellEditorParams: {
      getValidationErrors: ({ value: typed }: { value: unknown }) => {
        const problem = wrong(String(typed ?? ""));
        return problem ? [problem] : null;
      },
    },
    cellClass: classes.number ?? "",
    headerClass: classes.numberHeader ?? "",
  };
}

export function thumbnailColumn<Row>(id: string, title: string, address: (row: Row) => string | null): Column<Row> {
  return {
    colId: id,
    headerName: title,
    headerClass: classes.quietHeader ?? "",
    width: 92,
    resizable: false,
    pinned: "left",
    valueGetter: ({ data }) => (data?.kind === "row" ? address(data.row) : null),
    cellRenderer: ThumbnailCell,
    cellClass: classes.thumbnail ?? "",
  };
}

export interface StatusChoice {
  id: string;
  name: string;
  color: string;
}

const LIST_KEYS: ReadonlySet<string> = new Set(["Enter", "Escape", "Tab", "ArrowUp", "ArrowDown"]);

interface TaskColumn<Row> {
  id: string;
  title: string;
  color: string;
  statuses: readonly StatusChoice[];
  isEditable: boolean;
  view: (row: Row) => TaskView | null;
  current: (row: Row) => string | null;
  hint: (row: Row) => string;
  onChoose: (row: Row, statusId: string) => void;
}

export function taskColumn<Row>(column: TaskColumn<Row>): Column<Row> {
  const viewOf = (line: Line<Row> | undefined) => (line?.kind === "row" ? column.view(line.row) : null);
  return {
    colId: column.id,
    headerName: column.title,
    headerClass: classes.taskHeader ?? "",
    headerStyle: { "--type-color": column.color } as Record<string, string>,
    width: 154,
    valueGetter: ({ data }) => viewOf(data),
    equals: sameView,
    valueFormatter: ({ value }) => (value as TaskView | null)?.status ?? "",
    tooltipValueGetter: ({ data }) => viewOf(data)?.problem || (data?.kind === "row" && column.hint(data.row)) || null,
    cellRenderer: TaskCell,
    editable: ({ data }) => column.isEditable && viewOf(data) !== null,
    cellEditor: StatusEditor,
    // The list takes its keys itself: the grid hears them first, and would close it before it could choose.
    suppressKeyboardEvent: ({ editing, event }) =>
      editing ? LIST_KEYS.has(event.key) : event.altKey && event.key === "Enter",
    cellEditorPopup: true,
    cellEditorPopupPosition: "under",
    cellEditorParams: ({ data }: { data: Line<Row> }) => ({
      statuses: column.statuses,
      current: data.kind === "row" ? column.current(data.row) : null,
      onChoose: (statusId: string) => data.kind === "row" && column.onChoose(data.row, statusId),
    }),
  };
}
