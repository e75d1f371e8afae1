import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { GridCopy, GridRow } from "@/api/grid-copy";
import { type Kind, PAGE_OF_KIND } from "@/api/kinds";
import { lookup } from "@/api/lookup";
import { withNewRows } from "@/api/overlay";
import { useProjectSession } from "@/api/project-session";
import { taskTypeOf } from "@/api/task-column";
import { useProjectContext } from "@/api/use-project";
import type { CellEdit } from "@/grid/column";
import { type Cell, DataGrid } from "@/grid/DataGrid";
import { neighbour } from "@/grid/neighbours";
import { arranged } from "@/grid/view/columns";
import type { ViewState } from "@/grid/view/view-state";
import { useStore } from "@/lib/store";
import { editsOf } from "./cell-edits";
import { ConflictDialog } from "./ConflictDialog";
import classes from "./EntityGridPage.module.css";
import { NoEntities } from "./NoEntities";
import { useStepActions } from "./panel-steps";
import { RowDialog, type RowDialogs } from "./RowDialog";
import { StatusBar } from "./StatusBar";
import { Toolbar } from "./Toolbar";
import { useTouches } from "./touches";
import { useEntityColumns } from "./use-entity-columns";
import { useRowActions } from "./use-row-actions";
import { useShownRows } from "./use-shown-rows";

export interface MatrixProps {
  kind: Kind;
  copy: GridCopy;
  at: Partial<Cell>;
  onAt: (cell: Cell) => void;
  onOpen: (cell: Cell, isAsked: boolean) => void;
  /** Goes to a cell at once. */
  onGo: (cell: Cell) => void;
  onPanel: (panel: "thread" | "fields" | "history") => void;
  isPanelOpen: boolean;
  /** The panel beside the grid, when it is open; it can step to the row before or after. */
  panel: (onStep: (rows: -1 | 1) => void) => ReactNode;
  view: ViewState;
}

/** The rows of a kind, what can be done with them, and the panel about the one that is selected. */
export function Matrix({ kind, copy: held, view, at, onAt, onOpen, onGo, onPanel, isPanelOpen, panel }: MatrixProps) {
  const { t } = useTranslation();
  const { projectId, edits, touches } = useProjectSession();
  const context = useProjectContext(projectId);
  const pending = useStore(edits.pending);
  const newRows = useStore(edits.newRows);
  const copy = useMemo(() => withNewRows(held, newRows), [held, newRows]);
  const known = useMemo(() => lookup(context, kind), [context, kind]);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<GridRow[]>([]);
  const [dialog, setDialog] = useState<RowDialogs | null>(null);
  const touched = useTouches(touches, copy);
  const now = useRef({ pending, touched: touched.byCell });
  now.current = { pending, touched: touched.byCell };

  const { lines, rows, all, groupIds } = useShownRows(kind, copy, known, pending, view, closed);
  const offered = useEntityColumns(kind, copy, known, now);
  const columns = useMemo(
    () =>
      arranged(offered, view.columns)
        .filter(({ isHidden }) => !isHidden)
        .map(({ column, width, pinned }) => ({ ...column, width, isPinned: pinned === "left" })),
    [offered, view.columns],
  );
  const onEdit = useCallback((cells: CellEdit<GridRow>[]) => void edits.save(editsOf(cells)), [edits]);
  const onToggle = useCallback((id: string) => setClosed((old) => toggled(old, id)), []);
  const toggleAll = () => setClosed(closed.size > 0 ? new Set() : new Set(groupIds));

  const steps = useMemo(() => columns.filter(({ id }) => taskTypeOf(id)).map(({ id }) => id), [columns]);
  const onStep = (by: { rows?: number; steps?: number }) => {
    const cell = neighbour(lines, steps, at, by);
    if (cell) onGo(cell);
  };
  useStepActions(isPanelOpen, onStep);
  const focused = at.row ? copy.rows.get(at.row) : undefined;
  const chosen = selected.length > 0 ? inShownOrder(rows, selected) : focused ? [focused] : [];
  useRowActions({ kind, rows: chosen, at, onDialog: setDialog, onOpen, onPanel });

  return (
    <div className={classes.page}>
      <Toolbar
        kind={kind}
        projectId={projectId}
        isCollapsed={closed.size > 0}
        hasGroups={groupIds.length > 1}
        onToggleAll={toggleAll}
        onCreate={() => setDialog({ what: "create" })}
      />
      <div className={classes.middle}>
        <main className={classes.grid} id="content">
          {all.length === 0 ? (
            <NoEntities kind={kind} projectId={projectId} onCreate={() => setDialog({ what: "create" })} />
          ) : (
            <DataGrid
              {...{ lines, columns, at, onAt, onOpen, onEdit, onToggle }}
              label={t(`nav.${PAGE_OF_KIND[kind]}`)}
              onSelect={setSelected}
              touches={touched.flashes}
              paint={pending}
            />
          )}
        </main>
        {panel((by) => onStep({ rows: by }))}
      </div>
      <StatusBar rows={rows} selected={selected} />
      <ConflictDialog copy={copy} known={known} />
      {dialog && <RowDialog {...{ copy, dialog, rows: chosen }} onClose={() => setDialog(null)} />}
    </div>
  );
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

function inShownOrder(rows: readonly GridRow[], chosen: readonly GridRow[]): GridRow[] {
  const ids = new Set(chosen.map(({ id }) => id));
  return rows.filter(({ id }) => ids.has(id));
}
