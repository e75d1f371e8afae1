import type {
  CellClickedEvent,
  CellFocusedEvent,
  CellKeyDownEvent,
  Column as AgColumn,
  FullWidthCellKeyDownEvent,
  GridApi,
} from "ag-grid-community";
import { AgGridReact } from "ag-grid-react";
import { type Ref, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MenuEntry } from "@/ui/menu-entry";
import { PointMenu } from "@/ui/PointMenu";
import { colDefs } from "./col-defs";
import type { CellEdit, Column } from "./column";
import classes from "./DataGrid.module.css";
import { GROUP_HEIGHT, ROW_HEIGHTS } from "./density";
import { EditHint } from "./EditHint";
import { FindBar } from "./FindBar";
import { gridEntries } from "./grid-entries";
import type { GridHandle } from "./grid-handle";
import { GridNote } from "./GridNote";
import { GroupRow } from "./group-row";
import type { Line } from "./line";
import { ColumnHeader } from "./menus/column-header";
import type { Headers } from "./menus/header-marks";
import { registerGridModules } from "./modules";
import type { PastePlan } from "./paste";
import { PastePreview } from "./PastePreview";
import type { Cell } from "./range";
import ranges from "./range.module.css";
import type { Beside } from "./row-drag";
import { type Selection, selectionOf } from "./selection";
import { gridTheme } from "./theme";
import { useCellFocus } from "./use-cell-focus";
import { useCellTyping } from "./use-cell-typing";
import { type Touch, useFlashes } from "./use-flashes";
import { useHands } from "./use-hands";
import { useLinks } from "./use-links";
import { useSteadyLines } from "./use-steady-lines";
import type { Standing } from "./view/columns";
import type { Density } from "./view/view-state";

registerGridModules();

interface Props<Row> {
  label: string;
  lines: Line<Row>[];
  columns: readonly Column<Row>[];
  density?: Density;
  /** The cell the address names. */
  at: Partial<Cell>;
  onAt: (cell: Cell) => void;
  /** A cell was pressed; `isAsked` when the person asked for more of it (Alt+Enter). */
  onOpen: (cell: Cell, isAsked: boolean) => void;
  /** What was typed, pasted, filled or chosen in one gesture: one change set. */
  onEdit: (edits: CellEdit<Row>[]) => void;
  /** Rows pasted below the last, as values by column, and the edits of the same gesture. Absent: rows cannot be made by pasting. */
  onInsert?: (rows: Record<string, unknown>[], edits: CellEdit<Row>[]) => void;
  /** Rows dragged to another place. Absent: their order is not theirs to choose. */
  onMove?: (rows: string[], to: Beside) => void;
  /** Goes where a cell leads. */
  onFollow?: (href: string) => void;
  onSelection?: (selection: Selection<Row>) => void;
  onToggle: (groupId: string) => void;
  /** Cells that somebody else just changed. */
  touches: readonly Touch[];
  /** Changes when something besides the lines changes what cells show. */
  paint: unknown;
  headers?: Headers;
  /** Columns by mouse: widths and order as they are now, pinned ones first. */
  onColumns?: (columns: Standing[]) => void;
  /** What the page offers for the selection, below what the grid offers itself. */
  contextMenu?: (selection: Selection<Row>) => readonly MenuEntry[];
  handle?: Ref<GridHandle>;
}

/** The data grid: lines, columns, edits as requests. It knows nothing of films; a page gives it what to show. */
export function DataGrid<Row>(props: Props<Row>) {
  const { t } = useTranslation();
  const { columns, density = "comfortable", headers } = props;
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const [api, setApi] = useState<GridApi<Line<Row>> | null>(null);
  const [note, setNote] = useState<{ words: string } | null>(null);
  const [plan, setPlan] = useState<PastePlan<Row> | null>(null);
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  const [isFinding, setIsFinding] = useState(false);
  const [isTyping, setIsTyping] = useState(false);
  const lines = useSteadyLines(props.lines, isTyping);
  const latest = useRef(props);
  latest.current = props;

  const { working, spoken } = useHands<Row>({
    ...{ root, api, lines, columns, handle: props.handle },
    ...{ onToggle: props.onToggle, onSelection: props.onSelection },
    ask: {
      ...{ t, onEdit: props.onEdit, onInsert: props.onInsert, onMove: props.onMove },
      ...{ say: (words) => setNote({ words }), preview: setPlan, menu: setMenuAt, find: () => setIsFinding(true) },
    },
  });
  const { typing, handlers } = useCellTyping({ working, onEdit: props.onEdit });
  useEffect(() => setIsTyping(typing !== null), [typing]);
  const told = useRef<(cell: Cell) => void>(() => {});
  told.current = useCellFocus(working?.board ?? null, props.at, lines);
  useFlashes(api, props.touches);
  useLinks(root, props.onFollow);
  useEffect(() => {
    if (api && !api.isDestroyed()) api.refreshCells({ force: true });
  }, [api, props.paint]);

  const height = useRef(ROW_HEIGHTS[density]);
  useEffect(() => {
    height.current = ROW_HEIGHTS[density];
    if (api && !api.isDestroyed()) api.resetRowHeights();
  }, [api, density]);

  const onCellFocused = useCallback(
    ({ api: grid, rowIndex, column }: CellFocusedEvent<Line<Row>>) => {
      const line = rowIndex == null ? undefined : grid.getDisplayedRowAtIndex(rowIndex)?.data;
      if (rowIndex != null) working?.board.uncover(rowIndex);
      if (line?.kind !== "row" || !column || typeof column === "string") return;
      const cell = { row: line.id, column: column.getColId() };
      working?.board.focused(cell);
      told.current(cell);
      latest.current.onAt(cell);
    },
    [working],
  );
  const onClick = useCallback(({ data, column, event }: CellClickedEvent<Line<Row>>) => {
    const { ctrlKey, shiftKey, metaKey, target } = (event ?? {}) as MouseEvent;
    if (target instanceof Element && target.closest("a[href]")) return;
    if (data?.kind === "row" && !ctrlKey && !shiftKey && !metaKey)
      latest.current.onOpen({ row: data.id, column: column.getColId() }, false);
  }, []);
  const onKey = useCallback((event: CellKeyDownEvent<Line<Row>> | FullWidthCellKeyDownEvent<Line<Row>>) => {
    const { key, altKey } = event.event as KeyboardEvent;
    const line = event.data;
    if (line?.kind === "group" && (key === "Enter" || key === " ")) latest.current.onToggle(line.id);
    if (line?.kind === "row" && altKey && key === "Enter" && "column" in event)
      latest.current.onOpen({ row: line.id, column: event.column.getColId() }, true);
    if (line?.kind === "row" && key === "Enter" && !altKey && "column" in event) {
      const column = latest.current.columns.find(({ id }) => id === event.column.getColId());
      if (column?.link) latest.current.onFollow?.(column.link(line.row));
    }
  }, []);
  const onColumns = useCallback(({ api: grid }: { api: GridApi<Line<Row>> }) => {
    const shown = grid.getAllDisplayedColumns();
    const pinnedAt = (column: AgColumn) => (column.isPinnedLeft() ? "left" : column.isPinnedRight() ? "right" : null);
    latest.current.onColumns?.(
      shown.map((column) => ({ id: column.getColId(), width: column.getActualWidth(), pinned: pinnedAt(column) })),
    );
  }, []);
  const definitions = useMemo(() => colDefs(columns), [columns]);
  const defaults = useMemo(
    () => ({
      ...DEFAULT_COLUMN,
      ...(headers ? { headerComponent: ColumnHeader, headerComponentParams: { headers } } : {}),
    }),
    [headers],
  );
  const groupParams = useMemo(() => ({ onToggle: (id: string) => latest.current.onToggle(id) }), []);
  // Columns shown in another order are another sheet, though they are the same columns.
  const onShown = useCallback(() => {
    if (working && !working.board.isGone) working.board.show(lines, columns);
  }, [working, lines, columns]);

  return (
    <div
      ref={setRoot}
      className={`${classes.grid} ${ranges.grid}`}
      data-density={density}
      style={{ "--row-height": `${ROW_HEIGHTS[density]}px` } as React.CSSProperties}
      role="region"
      aria-label={props.label}
    >
      <AgGridReact<Line<Row>>
        theme={gridTheme}
        rowData={lines}
        columnDefs={definitions}
        defaultColDef={defaults}
        getRowId={({ data }) => data.id}
        getRowHeight={({ data }) => (data?.kind === "group" ? GROUP_HEIGHT : height.current)}
        isFullWidthRow={({ rowNode }) => rowNode.data?.kind === "group"}
        fullWidthCellRenderer={GroupRow}
        fullWidthCellRendererParams={groupParams}
        readOnlyEdit
        stopEditingWhenCellsLoseFocus
        enterNavigatesVertically={false}
        enterNavigatesVerticallyAfterEdit
        suppressMovableColumns={!props.onColumns}
        suppressDragLeaveHidesColumns
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
        onGridPreDestroyed={() => setApi(null)}
        onDisplayedColumnsChanged={onShown}
        onColumnResized={(event) => event.finished && event.source === "uiColumnResized" && onColumns(event)}
        onColumnMoved={(event) => event.finished && event.source === "uiColumnMoved" && onColumns(event)}
        onCellFocused={onCellFocused}
        onCellClicked={onClick}
        onCellKeyDown={onKey}
        {...handlers}
      />
      {typing && <EditHint {...typing} />}
      <GridNote note={note} spoken={spoken} />
      {isFinding && working && <FindBar board={working.board} onClose={() => setIsFinding(false)} />}
      {working && (
        <PointMenu
          at={menuAt}
          label={t("cells.menu")}
          entries={menuAt ? menuEntries(selectionOf(working.board), working.hands, t, props.contextMenu) : []}
          onClose={() => {
            setMenuAt(null);
            working.hands.focus();
          }}
        />
      )}
      {plan && working && (
        <PastePreview
          plan={plan}
          onClose={() => {
            setPlan(null);
            working.hands.focus();
          }}
          onPaste={() => {
            setPlan(null);
            working.hands.finish(plan);
          }}
        />
      )}
    </div>
  );
}

const DEFAULT_COLUMN = {
  sortable: false,
  suppressHeaderMenuButton: true,
};

function menuEntries<Row>(
  selection: Selection<Row>,
  hands: GridHandle,
  t: ReturnType<typeof useTranslation>["t"],
  offered: Props<Row>["contextMenu"],
): MenuEntry[] {
  const { table } = selection;
  const canEdit = selection
    .cells()
    .slice(0, MOST_ASKED)
    .some(({ row, column }) => table.columnOf(column)?.isEditable(row));
  return [...gridEntries(hands, t, canEdit), ...(offered?.(selection) ?? [])];
}

/** Whether anything selected can be edited is asked of so many cells. */
const MOST_ASKED = 500;
