import type {
  CellClickedEvent,
  CellEditRequestEvent,
  CellFocusedEvent,
  CellKeyDownEvent,
  FullWidthCellKeyDownEvent,
  GridApi,
  RowSelectionOptions,
} from "ag-grid-community";
import { AgGridReact } from "ag-grid-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { colDefs } from "./col-defs";
import type { CellEdit, Column } from "./column";
import classes from "./DataGrid.module.css";
import { GroupRow } from "./group-row";
import { heldInPlace, type Line, reusing } from "./line";
import { registerGridModules } from "./modules";
import { gridTheme } from "./theme";
import { useCellFocus } from "./use-cell-focus";
import { type Touch, useFlashes } from "./use-flashes";

registerGridModules();

export interface Cell {
  row: string;
  column: string;
}

interface Props<Row> {
  label: string;
  lines: Line<Row>[];
  columns: readonly Column<Row>[];
  /** The cell the address names. */
  at: Partial<Cell>;
  onAt: (cell: Cell) => void;
  /** A cell was pressed; `isAsked` when the person asked for more of it (Alt+Enter). */
  onOpen: (cell: Cell, isAsked: boolean) => void;
  /** What was typed, pasted or chosen in one gesture. */
  onEdit: (edits: CellEdit<Row>[]) => void;
  onSelect: (rows: Row[]) => void;
  onToggle: (groupId: string) => void;
  /** Cells that somebody else just changed. */
  touches: readonly Touch[];
  /** Changes when something besides the lines changes what cells show. */
  paint: unknown;
}

const ROW_HEIGHT = 48;
const GROUP_HEIGHT = 34;
const SELECTION: RowSelectionOptions = {
  mode: "multiRow",
  checkboxes: false,
  headerCheckbox: false,
  enableClickSelection: true,
  isRowSelectable: ({ data }) => (data as Line<unknown> | undefined)?.kind === "row",
};

/** The data grid: lines, columns, edits as requests. It knows nothing of films; a page gives it what to show. */
export function DataGrid<Row>(props: Props<Row>) {
  const [api, setApi] = useState<GridApi<Line<Row>> | null>(null);
  const [isEditing, setIsEditing] = useState(false);
  const lines = useSteadyLines(props.lines, isEditing);
  const latest = useRef(props);
  latest.current = props;
  const began = useRef<Line<Row> | null>(null);
  useCellFocus(api, props.at, lines);
  useFlashes(api, props.touches);
  useEffect(() => api?.refreshCells({ force: true }), [api, props.paint]);

  const onCellFocused = useCallback(({ api: grid, rowIndex, column }: CellFocusedEvent<Line<Row>>) => {
    const line = rowIndex == null ? undefined : grid.getDisplayedRowAtIndex(rowIndex)?.data;
    if (line?.kind === "row" && column && typeof column !== "string")
      latest.current.onAt({ row: line.id, column: column.getColId() });
  }, []);
  const onEdit = useCallback(({ data, column, newValue }: CellEditRequestEvent<Line<Row>>) => {
    // The row as it was when they began to type: what others did meanwhile must not pass for seen.
    const seen = began.current?.id === data.id ? began.current : data;
    if (seen.kind === "row") latest.current.onEdit([{ row: seen.row, column: column.getColId(), value: newValue }]);
  }, []);
  const onClick = useCallback(({ data, column, event }: CellClickedEvent<Line<Row>>) => {
    const { ctrlKey, shiftKey, metaKey } = (event ?? {}) as MouseEvent;
    if (data?.kind === "row" && !ctrlKey && !shiftKey && !metaKey)
      latest.current.onOpen({ row: data.id, column: column.getColId() }, false);
  }, []);
  const onKey = useCallback((event: CellKeyDownEvent<Line<Row>> | FullWidthCellKeyDownEvent<Line<Row>>) => {
    const { key, altKey } = event.event as KeyboardEvent;
    const line = event.data;
    if (line?.kind === "group" && (key === "Enter" || key === " ")) latest.current.onToggle(line.id);
    if (line?.kind === "row" && altKey && key === "Enter" && "column" in event)
      latest.current.onOpen({ row: line.id, column: event.column.getColId() }, true);
  }, []);
  const definitions = useMemo(() => colDefs(props.columns), [props.columns]);
  const groupParams = useMemo(() => ({ onToggle: (id: string) => latest.current.onToggle(id) }), []);

  return (
    <div className={classes.grid} role="region" aria-label={props.label}>
      <AgGridReact<Line<Row>>
        theme={gridTheme}
        rowData={lines}
        columnDefs={definitions}
        defaultColDef={DEFAULT_COLUMN}
        getRowId={({ data }) => data.id}
        getRowHeight={({ data }) => (data?.kind === "group" ? GROUP_HEIGHT : ROW_HEIGHT)}
        isFullWidthRow={({ rowNode }) => rowNode.data?.kind === "group"}
        fullWidthCellRenderer={GroupRow}
        fullWidthCellRendererParams={groupParams}
        rowSelection={SELECTION}
        readOnlyEdit
        stopEditingWhenCellsLoseFocus
        enterNavigatesVertically={false}
        enterNavigatesVerticallyAfterEdit
        suppressMovableColumns
        tooltipShowDelay={500}
        invalidEditValueMode="block"
        animateRows={false}
        suppressOverlays={["loading", "noRows"]}
        onGridSizeChanged={({ api: grid }) => {
          // The panel opened over the cell it is about: bring it back into sight.
          const focused = grid.getFocusedCell();
          if (focused) grid.ensureColumnVisible(focused.column);
        }}
        onGridReady={({ api: ready }) => setApi(ready)}
        onCellFocused={onCellFocused}
        onCellEditRequest={onEdit}
        onCellEditingStarted={({ data }) => {
          began.current = data ?? null;
          setIsEditing(true);
        }}
        onCellEditingStopped={() => setIsEditing(false)}
        onCellClicked={onClick}
        onCellKeyDown={onKey}
        onSelectionChanged={({ api: grid }) => latest.current.onSelect(rowsOf(grid.getSelectedRows()))}
      />
    </div>
  );
}

const DEFAULT_COLUMN = {
  sortable: false,
  suppressHeaderMenuButton: true,
};

function rowsOf<Row>(lines: Line<Row>[]): Row[] {
  return lines.flatMap((line) => (line.kind === "row" ? [line.row] : []));
}

/** The same lines as objects where nothing changed, and in their places while somebody types. */
function useSteadyLines<Row>(latest: Line<Row>[], isEditing: boolean): Line<Row>[] {
  const shown = useRef<Line<Row>[]>([]);
  return useMemo(() => {
    const fresh = reusing(shown.current, latest);
    shown.current = isEditing ? heldInPlace(shown.current, fresh) : fresh;
    return shown.current;
  }, [latest, isEditing]);
}
