import { IconChecklist } from "@tabler/icons-react";
import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Now } from "@/api/cell-state";
import type { GridCopy } from "@/api/grid-copy";
import { lookup } from "@/api/lookup";
import { withNewRows } from "@/api/overlay";
import { useProjectSession } from "@/api/project-session";
import { useProjectContext } from "@/api/use-project";
import { usePresentCells } from "@/editing/use-present-cells";
import type { CellEdit } from "@/grid/column";
import { DataGrid } from "@/grid/DataGrid";
import { neighbour } from "@/grid/neighbours";
import type { Cell } from "@/grid/range";
import type { Selection } from "@/grid/selection";
import { arranged } from "@/grid/view/columns";
import type { ViewState } from "@/grid/view/view-state";
import { toggled } from "@/lib/toggled";
import { useStore } from "@/lib/store";
import { PageFrame } from "@/ui/PageFrame";
import { EmptyState } from "@/ui/states";
import { editsOf } from "./cell-edits";
import type { TaskRow } from "./task-row";
import { useTaskTouches } from "./touches";
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
  panel: (onStep: (rows: -1 | 1) => void) => ReactNode;
  foot: (standing: { shown: number; all: number; selection: Selection<TaskRow> | null }) => ReactNode;
  view: ViewState;
}

/** The flat list of tasks: one line each, live and editable like the matrix. */
export function TaskList({ copies: held, view, at, onAt, onOpen, onGo, panel, foot }: TaskListProps) {
  const { t } = useTranslation();
  const { projectId, edits, touches } = useProjectSession();
  const context = useProjectContext(projectId);
  const pending = useStore(edits.pending);
  const newRows = useStore(edits.newRows);
  const copies = useMemo(() => held.map((copy) => withNewRows(copy, newRows)), [held, newRows]);
  const known = useMemo(() => lookup(context, null), [context]);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [selection, setSelection] = useState<Selection<TaskRow> | null>(null);
  const touched = useTaskTouches(touches);
  const presentAt = usePresentCells();
  const now = useRef<Now>({ pending, touched: touched.byCell });
  now.current = { pending, touched: touched.byCell, presence: presentAt };
  const paint = useMemo(() => [pending, presentAt], [pending, presentAt]);

  const { lines, rows, all } = useShownTasks(projectId, copies, known, pending, view, closed);
  const offered = useTaskColumns(projectId, known, now);
  const columns = useMemo(
    () =>
      arranged(offered, view.columns)
        .filter(({ isHidden }) => !isHidden)
        .map(({ column, width, pinned }) => ({ ...column, width, isPinned: pinned === "left" })),
    [offered, view.columns],
  );
  const onEdit = useCallback((cells: CellEdit<TaskRow>[]) => void edits.save(editsOf(cells)), [edits]);
  const onToggle = useCallback((id: string) => setClosed((old) => toggled(old, id)), []);
  const onStep = (by: -1 | 1) => {
    const cell = neighbour(lines, [], at, { rows: by });
    if (cell) onGo(cell);
  };
  return (
    <PageFrame
      toolbar={<h1>{t("nav.tasks")}</h1>}
      panel={panel(onStep)}
      foot={foot({ shown: rows.length, all: all.length, selection })}
    >
      {all.length === 0 ? (
        <EmptyState icon={<IconChecklist size={26} stroke={1.5} />} title={t("pages.task.empty")}>
          {t("pages.task.emptyText")}
        </EmptyState>
      ) : (
        <DataGrid
          {...{ lines, columns, at, onAt, onOpen, onEdit, onToggle }}
          label={t("nav.tasks")}
          onSelection={setSelection}
          density={view.density}
          touches={touched.flashes}
          paint={paint}
        />
      )}
    </PageFrame>
  );
}
