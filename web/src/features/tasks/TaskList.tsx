import { IconChecklist } from "@tabler/icons-react";
import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Action } from "@/actions/registry";
import type { Now } from "@/api/cell-state";
import type { GridCopy } from "@/api/grid-copy";
import { lookup } from "@/api/lookup";
import { withNewRows } from "@/api/overlay";
import { useProjectSession } from "@/api/project-session";
import { useProjectContext } from "@/api/use-project";
import { useExport } from "@/editing/use-export";
import { usePanelSteps } from "@/editing/use-panel-steps";
import { usePresentCells } from "@/editing/use-present-cells";
import { useTaskKeys } from "@/editing/use-task-keys";
import { useBlocked, useWaiting } from "@/editing/waits";
import type { CellEdit } from "@/grid/column";
import type { GridHandle } from "@/grid/grid-handle";
import { GridPage, type Standing } from "@/grid/GridPage";
import { neighbour } from "@/grid/neighbours";
import type { Cell } from "@/grid/range";
import type { Selection } from "@/grid/selection";
import type { ViewControl } from "@/grid/view/control";
import { useStore } from "@/lib/store";
import { toggled } from "@/lib/toggled";
import { EmptyState } from "@/ui/states";
import { editsOf } from "./cell-edits";
import { MineButton } from "./MineButton";
import type { TaskRow } from "./task-row";
import { useTaskTouches } from "./touches";
import { useTaskRowActions } from "./use-task-row-actions";
import { useShownTasks } from "./use-shown-tasks";
import { useTaskColumns } from "./use-task-columns";

export interface TaskListProps {
  copies: readonly GridCopy[];
  at: Partial<Cell>;
  onAt: (cell: Cell) => void;
  onOpen: (cell: Cell, isAsked: boolean) => void;
  /** Goes to a cell at once. */
  onGo: (cell: Cell) => void;
  isPanelOpen: boolean;
  /** The panel beside the list, when it is open; it can step to the task before or after. */
  renderPanel: (onStep: (rows: -1 | 1) => void) => ReactNode;
  view: ViewControl;
  /** Saved views. */
  viewMenu: ReactNode;
  tools: ReactNode;
  /** What else the page offers in its menus. */
  also: readonly Action[];
  /** What the saved view that is open is called, for the names of files. */
  viewName: string;
  renderFoot: (standing: Standing<TaskRow>) => ReactNode;
  /** Makes a field of the studio's own for tasks. */
  onAddField?: (() => void) | undefined;
}

/** The flat list of tasks: one line each, live and editable like the matrix. */
export function TaskList(props: TaskListProps) {
  const { copies: held, view, at, onAt, onOpen, onGo, isPanelOpen, viewMenu, tools, renderFoot } = props;
  const { t } = useTranslation();
  const { projectId, edits, touches } = useProjectSession();
  const context = useProjectContext(projectId);
  const pending = useStore(edits.pending);
  const newRows = useStore(edits.newRows);
  const copies = useMemo(() => held.map((copy) => withNewRows(copy, newRows)), [held, newRows]);
  const known = useMemo(() => lookup(context, null), [context]);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [selection, setSelection] = useState<Selection<TaskRow> | null>(null);
  const grid = useRef<GridHandle>(null);
  const touched = useTaskTouches(touches);
  const presentAt = usePresentCells();
  const now = useRef<Now>({ pending, touched: touched.byCell });
  const blocked = useBlocked();
  now.current = { pending, touched: touched.byCell, presence: presentAt, blocked };
  const paint = useMemo(() => [pending, presentAt, blocked], [pending, presentAt, blocked]);

  const shown = useShownTasks(projectId, copies, known, pending, view.state, closed, useWaiting(projectId, blocked));
  const columns = useTaskColumns(projectId, copies, known, now);
  const onEdit = useCallback((cells: CellEdit<TaskRow>[]) => void edits.save(editsOf(cells)), [edits]);
  const onToggle = useCallback((id: string) => setClosed((old) => toggled(old, id)), []);
  const onStep = (by: -1 | 1) => {
    const cell = neighbour(shown.lines, [], at, { rows: by });
    if (cell) onGo(cell);
  };
  usePanelSteps({ isPanelOpen, onRow: onStep, onGrid: () => grid.current?.focus() });
  const byId = useMemo(() => new Map(shown.all.map((row) => [row.id, row])), [shown.all]);
  const tasks = () => {
    const rows = ((grid.current?.selected() ?? null) as Selection<TaskRow> | null)?.rows ?? [];
    return rows.flatMap(({ id }) => byId.get(id)?.task ?? []);
  };
  // A row is a task. Letters act where nothing can be typed; elsewhere they are typed.
  const column = columns.find(({ id }) => id === selection?.at?.column);
  const isOnTask = column !== undefined && selection?.rows[0] !== undefined && !column.isEditable(selection.rows[0]);
  const { actions, picker } = useTaskKeys({ grid, tasks, isOnTask, hasTask: selection?.rows[0] !== undefined });
  const stepOf = ({ task }: TaskRow) => known.taskTypes.find(({ id }) => id === task.task_type_id)?.name ?? "";
  const lines = useTaskRowActions(byId.get(selection?.rows[0]?.id ?? ""), stepOf);
  const title = t("nav.tasks");
  const exporting = useExport({ kind: "task", title, viewName: props.viewName, view: view.state, columns });
  return (
    <>
      <GridPage
        {...{ view, viewMenu, shown, columns, at, onAt, onOpen, onEdit, onToggle, selection, renderFoot, paint }}
        title={title}
        onAddField={props.onAddField}
        asker={shown.asker}
        tongue={shown.tongue}
        onClosed={setClosed}
        onSelection={setSelection}
        contextMenu={() => [...actions, ...lines.actions, ...props.also]}
        tools={tools}
        lead={<MineButton view={view} />}
        more={[...exporting.actions, ...props.also]}
        panel={props.renderPanel(onStep)}
        empty={
          <EmptyState icon={<IconChecklist size={26} stroke={1.5} />} title={t("pages.task.empty")}>
            {t("pages.task.emptyText")}
          </EmptyState>
        }
        touches={touched.flashes}
        handle={grid}
      />
      {picker}
      {lines.dialog}
      {exporting.notice}
    </>
  );
}
