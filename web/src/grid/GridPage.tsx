import { type ReactNode, type Ref, useCallback, useMemo } from "react";
import type { MenuEntry } from "@/ui/menu-entry";
import { PageFrame } from "@/ui/PageFrame";
import type { CellEdit, Column } from "./column";
import { DataGrid } from "./DataGrid";
import type { GridHandle } from "./grid-handle";
import { GridToolbar } from "./GridToolbar";
import { useViewTools } from "./menus/use-view-tools";
import { NoMatch } from "./NoMatch";
import type { Cell } from "./range";
import type { Beside } from "./row-drag";
import type { Selection } from "./selection";
import type { Touch } from "./use-flashes";
import { arranged } from "./view/columns";
import type { ViewControl } from "./view/control";
import type { Fields } from "./view/field";
import type { Asker } from "./view/filter";
import type { Tongue } from "./view/labels";
import type { Shown } from "./view/pipeline";

/** How many rows the view shows of all there are, and what of them is selected; for the status bar. */
export interface Standing<Row> {
  shown: number;
  all: number;
  selection: Selection<Row> | null;
}

interface Props<Row extends { id: string }> {
  title: string;
  view: ViewControl;
  shown: Shown<Row> & { all: readonly Row[]; fields: Fields<Row> };
  /** All columns the page has; the view says which show. */
  columns: readonly Column<Row>[];
  asker: Asker;
  tongue: Tongue;
  /** Makes a column of the studio's own. */
  onAddField?: (() => void) | undefined;
  onClosed: (closed: ReadonlySet<string>) => void;
  onToggle: (groupId: string) => void;
  /** Above the toolbar: what holds for the whole page. */
  banner?: ReactNode;
  /** Saved views, at the left of the toolbar. */
  viewMenu: ReactNode;
  /** A quick filter of the page's own, beside the view's tools. */
  lead?: ReactNode;
  /** What else the page does, at the right of the toolbar; `more` is what a narrow page puts into a menu. */
  tools?: ReactNode;
  more: readonly MenuEntry[];
  primary?: ReactNode;
  panel: ReactNode;
  renderFoot: (standing: Standing<Row>) => ReactNode;
  /** Stands where the grid would when the page has no row at all. */
  empty: ReactNode;
  /** Below the last row: the way to a new one. */
  below?: ReactNode;
  at: Partial<Cell>;
  onAt: (cell: Cell) => void;
  onOpen: (cell: Cell, isAsked: boolean) => void;
  onEdit: (edits: CellEdit<Row>[]) => void;
  onInsert?: (rows: Record<string, unknown>[], edits: CellEdit<Row>[]) => void;
  onMove?: (rows: string[], to: Beside) => void;
  onFollow?: (href: string) => void;
  onSelection: (selection: Selection<Row>) => void;
  selection: Selection<Row> | null;
  contextMenu: () => readonly MenuEntry[];
  touches: readonly Touch[];
  paint: unknown;
  handle?: Ref<GridHandle>;
}

/** A page of rows: the tools that change what shows, the grid, the panel about a row, and how things stand. */
export function GridPage<Row extends { id: string }>(props: Props<Row>) {
  const { title, view, shown, columns: offered, asker, tongue, onClosed, empty, panel, renderFoot, ...rest } = props;
  const { banner, viewMenu, onAddField, lead, tools: own, more, primary, below, selection, ...grid } = rest;
  const { fields, all, rows, groupIds, broken, lines } = shown;
  const onCollapse = useCallback(
    (isCollapsed: boolean) => onClosed(isCollapsed ? new Set(groupIds) : new Set()),
    [onClosed, groupIds],
  );
  const { tools, chips, headers, onColumns } = useViewTools({
    ...{ view, fields, asker, tongue, broken, onCollapse },
    ...{ columns: offered, rows: all, count: rows.length, onAddField },
  });
  const columns = useMemo(
    () =>
      arranged(offered, view.state.columns)
        .filter(({ isHidden }) => !isHidden)
        .map(({ column, width, pinned }) => ({ ...column, width, pinned })),
    [offered, view.state.columns],
  );
  return (
    <PageFrame
      toolbar={
        <>
          {banner}
          <GridToolbar
            title={title}
            viewMenu={viewMenu}
            tools={
              all.length > 0 && (
                <>
                  {lead}
                  {tools}
                </>
              )
            }
            own={own}
            more={more}
            primary={primary}
          />
          {chips}
        </>
      }
      panel={panel}
      foot={renderFoot({ shown: rows.length, all: all.length, selection })}
    >
      {all.length === 0 ? (
        empty
      ) : rows.length === 0 ? (
        <NoMatch onClear={() => view.set({ filter: null })} />
      ) : (
        <>
          <DataGrid {...{ lines, columns, headers, onColumns }} label={title} density={view.state.density} {...grid} />
          {below}
        </>
      )}
    </PageFrame>
  );
}
