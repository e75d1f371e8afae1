import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Now } from "@/api/cell-state";
import type { GridCopy, GridRow } from "@/api/grid-copy";
import { type Kind, PAGE_OF_KIND } from "@/api/kinds";
import { lookup } from "@/api/lookup";
import { withNewRows } from "@/api/overlay";
import { useProjectSession } from "@/api/project-session";
import { taskTypeOf } from "@/api/task-column";
import { useMay, useProjectContext } from "@/api/use-project";
import { usePresentCells } from "@/editing/use-present-cells";
import type { CellEdit } from "@/grid/column";
import { DataGrid } from "@/grid/DataGrid";
import { neighbour } from "@/grid/neighbours";
import type { Cell } from "@/grid/range";
import type { Beside } from "@/grid/row-drag";
import type { Selection } from "@/grid/selection";
import { arranged } from "@/grid/view/columns";
import type { ViewState } from "@/grid/view/view-state";
import { useStore } from "@/lib/store";
import { toggled } from "@/lib/toggled";
import { PageFrame } from "@/ui/PageFrame";
import { editsOf } from "./cell-edits";
import { chosenOf } from "./chosen";
import { putInCut } from "./cut-order";
import { NoEntities } from "./NoEntities";
import { useStepActions } from "./panel-steps";
import { newFromPaste } from "./pasted-rows";
import { RowDialog, type RowDialogs } from "./RowDialog";
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
  view: ViewControl;
  /** Saved views. */
  viewMenu: ReactNode;
  /** What stands on the toolbar beside the view's own tools: undo, who else is here. */
  tools: ReactNode;
  foot: (standing: Standing<GridRow>) => ReactNode;
}

/** The rows of a kind, what can be done with them, and the panel about the one that is selected. */
export function Matrix({
  kind,
  copy: held,
  view,
  at,
  onAt,
  onOpen,
  onGo,
  onPanel,
  isPanelOpen,
  panel,
  foot,
}: MatrixProps) {
  const { t } = useTranslation();
  const { projectId, edits, touches } = useProjectSession();
  const context = useProjectContext(projectId);
  const may = useMay(projectId);
  const pending = useStore(edits.pending);
  const newRows = useStore(edits.newRows);
  const copy = useMemo(() => withNewRows(held, newRows), [held, newRows]);
  const known = useMemo(() => lookup(context, kind), [context, kind]);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [selection, setSelection] = useState<Selection<GridRow> | null>(null);
  const [dialog, setDialog] = useState<RowDialogs | null>(null);
  const touched = useTouches(touches, copy);
  const presentAt = usePresentCells();
  const now = useRef<Now>({ pending, touched: touched.byCell });
  now.current = { pending, touched: touched.byCell, presence: presentAt };
  const paint = useMemo(() => [pending, presentAt], [pending, presentAt]);

  const shown = useShownRows(kind, copy, known, pending, view.state, closed);
  const { lines, rows, all } = shown;
  const columns = useEntityColumns(kind, copy, known, now);
  const onEdit = useCallback((cells: CellEdit<GridRow>[]) => void edits.save(editsOf(cells)), [edits]);
  const onToggle = useCallback((id: string) => setClosed((old) => toggled(old, id)), []);
  const onCreate = () => setDialog({ what: "create" });

  const steps = useMemo(() => columns.filter(({ id }) => taskTypeOf(id)).map(({ id }) => id), [columns]);
  const onStep = (by: { rows?: number; steps?: number }) => {
    const cell = neighbour(lines, steps, at, by);
    if (cell) onGo(cell);
  };
  useStepActions(isPanelOpen, onStep);
  const chosen = useMemo(() => chosenOf(selection, copy.rows), [selection, copy]);
  const actions = useRowActions({ kind, chosen, onDialog: setDialog, onOpen, onPanel });
  const last = rows.at(-1);
  const onInsert = useCallback(
    (pasted: Record<string, unknown>[], cells: CellEdit<GridRow>[]) =>
      void edits.save({ ...newFromPaste(kind, pasted, last), edits: editsOf(cells) }),
    [edits, kind, last],
  );
  const onMove = (ids: string[], beside: Beside) => {
    const to = "before" in beside ? beside.before : beside.after;
    const target = copy.rows.get(to);
    if (!target) return;
    const siblings = all.filter(({ parent_id }) => parent_id === target.parent_id);
    const moved = ids.flatMap((id) => copy.rows.get(id) ?? []);
    void edits.save({ edits: putInCut(siblings, moved, target, "before" in beside ? "before" : "after") });
  };
  const { sort, group } = view.state;
  const isInCut = sort.length === 0 && group.every((field) => field === "parent") && kind !== "asset";

  return (
    <GridPage
      {...{ view, shown, columns, asker, tongue, at, onAt, onOpen, onEdit, onToggle, viewMenu, selection, foot }}
      title={t(`nav.${PAGE_OF_KIND[kind]}`)}
      onClosed={setClosed}
      onSelection={setSelection}
      contextMenu={() => actions.filter(({ where }) => where?.includes("context"))}
      more={actions.filter(({ where }) => where?.includes("toolbar"))}
      tools={tools}
      primary={may("entity.create") && <CreateButton kind={kind} onClick={onCreate} />}
      panel={panel((by) => onStep({ rows: by }))}
      empty={
        <>
          <NoEntities kind={kind} projectId={projectId} onCreate={onCreate} />
        </>
      }
      touches={touched.flashes}
      paint={pending}
      {...(may("entity.create_many") ? { onInsert } : {})}
      {...(may("entity.edit_many") && isInCut ? { onMove } : {})}
    >
      {dialog && <RowDialog {...{ copy, dialog, rows: chosen.rows }} onClose={() => setDialog(null)} />}
    </GridPage>
  );
}
