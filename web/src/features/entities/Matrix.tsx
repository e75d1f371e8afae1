import { useRouter } from "@tanstack/react-router";
import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Action } from "@/actions/registry";
import type { Now } from "@/api/cell-state";
import type { GridCopy, GridRow } from "@/api/grid-copy";
import { type Kind, PAGE_OF_KIND } from "@/api/kinds";
import { lookup } from "@/api/lookup";
import { withNewRows } from "@/api/overlay";
import { useProjectSession } from "@/api/project-session";
import { taskTypeOf } from "@/api/task-column";
import { useMay, useProjectContext } from "@/api/use-project";
import { useExplainRow } from "@/editing/use-explain-row";
import type { ExplainedRow } from "@/editing/ExplainRowDialog";
import { useExport } from "@/editing/use-export";
import { usePanelSteps } from "@/editing/use-panel-steps";
import { usePresentCells } from "@/editing/use-present-cells";
import { useTaskKeys } from "@/editing/use-task-keys";
import { useBlocked } from "@/editing/waits";
import type { CellEdit } from "@/grid/column";
import type { GridHandle } from "@/grid/grid-handle";
import { GridPage, type Standing } from "@/grid/GridPage";
import { neighbour } from "@/grid/neighbours";
import type { Cell } from "@/grid/range";
import type { Selection } from "@/grid/selection";
import type { ViewControl } from "@/grid/view/control";
import { useStore } from "@/lib/store";
import { toggled } from "@/lib/toggled";
import { useBelowColumns } from "./below-columns";
import { editsOf } from "./cell-edits";
import { rowsOf, tasksIn } from "./chosen";
import { CreateButton } from "./CreateButton";
import { NewRow } from "./NewRow";
import { NoEntities } from "./NoEntities";
import { RowDialog, type RowDialogs } from "./RowDialog";
import { useTouches } from "./touches";
import { useCastColumns } from "./use-cast-columns";
import { useDuplicate } from "./use-duplicate";
import { useEntityColumns } from "./use-entity-columns";
import { useNewPlaces } from "./use-new-places";
import { usePasteNew } from "./use-paste-new";
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
  renderPanel: (onStep: (rows: -1 | 1) => void) => ReactNode;
  view: ViewControl;
  /** Saved views. */
  viewMenu: ReactNode;
  /** What stands on the toolbar beside the view's own tools: undo, who else is here. */
  tools: ReactNode;
  /** What else the page offers in its menus. */
  also?: readonly Action[];
  /** What the saved view that is open is called, for the names of files. */
  viewName: string;
  renderFoot: (standing: Standing<GridRow>) => ReactNode;
  /** Makes a field of the studio's own for these rows. */
  onAddField?: (() => void) | undefined;
}

/** The rows of a kind, what can be done with them, and the panel about the one that is selected. */
export function Matrix(props: MatrixProps) {
  const { kind, copy: held, view, at, onAt, onOpen, onGo, onPanel, isPanelOpen, viewMenu, tools, renderFoot } = props;
  const { t } = useTranslation();
  const router = useRouter();
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
  const grid = useRef<GridHandle>(null);
  const touched = useTouches(touches, copy);
  const presentAt = usePresentCells();
  const now = useRef<Now>({ pending, touched: touched.byCell });
  const blocked = useBlocked();
  now.current = { pending, touched: touched.byCell, presence: presentAt, blocked };

  const shown = useShownRows(kind, copy, known, pending, view.state, closed);
  const own = useEntityColumns(kind, copy, known, now);
  const below = useBelowColumns(kind);
  const casting = useCastColumns(kind);
  const columns = useMemo(
    // A cast is wide, and stands behind the steps; in how many shots an asset is takes little room.
    () => (kind === "asset" ? withBelow(own, casting.columns) : [...withBelow(own, below.columns), ...casting.columns]),
    [kind, own, below.columns, casting.columns],
  );
  const paint = useMemo(
    () => [pending, presentAt, below.counted, casting.brief, blocked],
    [pending, presentAt, below.counted, casting.brief, blocked],
  );
  const onEdit = useCallback((cells: CellEdit<GridRow>[]) => void edits.save(editsOf(cells)), [edits]);
  const onToggle = useCallback((id: string) => setClosed((old) => toggled(old, id)), []);
  const onFollow = useCallback((href: string) => void router.navigate({ href }), [router]);
  const onCreate = () => setDialog({ what: "create" });
  const steps = useMemo(() => columns.filter(({ id }) => taskTypeOf(id)).map(({ id }) => id), [columns]);
  const onStep = (by: { rows?: number; steps?: number }) => {
    const cell = neighbour(shown.lines, steps, at, by);
    if (cell) onGo(cell);
  };
  usePanelSteps({
    isPanelOpen,
    onRow: (rows) => onStep({ rows }),
    onTask: (by) => onStep({ steps: by }),
    onGrid: () => grid.current?.focus(),
  });
  const chosen = useMemo(() => rowsOf(selection, copy.rows), [selection, copy]);
  const cell = selection?.at ?? null;
  const tasks = () => tasksIn((grid.current?.selected() ?? null) as Selection<GridRow> | null, copy.rows);
  const { actions: taskActions, picker } = useTaskKeys({ grid, tasks, isOnTask: taskTypeOf(cell?.column) !== null });
  const duplicating = useDuplicate(copy, chosen);
  const explaining = useExplainRow(explainedRow(chosen, cell));
  const rowActions = useRowActions({
    kind,
    rows: chosen,
    cell,
    cellNow: () => grid.current?.selected()?.at ?? null,
    onDialog: setDialog,
    onOpen,
    onPanel,
    onDuplicate: duplicating.run,
    explain: explaining.actions,
  });
  const title = t(`nav.${PAGE_OF_KIND[kind]}`);
  const exporting = useExport({ kind, title, viewName: props.viewName, view: view.state, columns });
  const mayCreate = may("entity.create_many");
  usePasteNew(mayCreate && copy.rows.size === 0 && dialog === null, (list) =>
    setDialog({ what: "create", start: { list } }),
  );
  const places = useNewPlaces({ kind, copy, view: view.state, ...shown });

  return (
    <>
      <GridPage
        {...{ view, viewMenu, shown, columns, at, onAt, onOpen, onEdit, onToggle, selection, tools, renderFoot, paint }}
        title={title}
        onAddField={props.onAddField}
        asker={shown.asker}
        tongue={shown.tongue}
        onClosed={setClosed}
        onSelection={setSelection}
        onFollow={onFollow}
        contextMenu={() => [...(taskTypeOf(cell?.column) ? taskActions : []), ...rowActions, ...(props.also ?? [])]}
        more={[...exporting.actions, ...rowActions.filter(({ id }) => id !== "entity.create"), ...(props.also ?? [])]}
        primary={may("entity.create") && <CreateButton kind={kind} onClick={onCreate} />}
        panel={props.renderPanel((rows) => onStep({ rows }))}
        empty={<NoEntities kind={kind} projectId={projectId} onCreate={onCreate} />}
        below={may("entity.create") && <NewRow {...{ kind, copy }} after={chosen.at(-1) ?? shown.rows.at(-1)} />}
        touches={touched.flashes}
        handle={grid}
        {...places}
      />
      {picker}
      {explaining.dialog}
      {duplicating.notice}
      {exporting.notice}
      {dialog && <RowDialog {...{ copy, dialog, rows: chosen }} onClose={() => setDialog(null)} />}
    </>
  );
}

/** The row whose access is asked about: on the cell of a step that is its task. */
function explainedRow(rows: readonly GridRow[], cell: Cell | null): ExplainedRow | null {
  const row = rows.find(({ id }) => id === cell?.row) ?? rows[0];
  if (!row) return null;
  const step = taskTypeOf(cell?.column);
  const task = row.tasks.find(({ task_type_id }) => task_type_id === step);
  return task ? { id: task.id, name: row.name, table: "task" } : { id: row.id, name: row.name, table: "entity" };
}

/** What the page counts itself is told right behind what a row is: its description, and how long it is. */
function withBelow<C extends { id: string }>(own: C[], below: C[]): C[] {
  const at = own.findLastIndex(({ id }) => id === "description" || id === "nb_frames") + 1;
  return [...own.slice(0, at), ...below, ...own.slice(at)];
}
