import { IconHistoryToggle } from "@tabler/icons-react";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { CALM, type Now } from "@/api/cell-state";
import type { Pending } from "@/api/edits";
import type { GridCopy } from "@/api/grid-copy";
import { lookup } from "@/api/lookup";
import { useProjectContext } from "@/api/use-project";
import type { ChangedTask, Difference } from "@/editing/changed-since";
import type { Column } from "@/grid/column";
import { GridPage, type Standing } from "@/grid/GridPage";
import type { Cell } from "@/grid/range";
import type { Selection } from "@/grid/selection";
import type { ViewControl } from "@/grid/view/control";
import { toggled } from "@/lib/toggled";
import { EmptyState } from "@/ui/states";
import { taskFieldOf } from "./cell-edits";
import type { TaskRow } from "./task-row";
import { useShownTasks } from "./use-shown-tasks";
import { useTaskColumns } from "./use-task-columns";

interface Props {
  projectId: string;
  past: readonly GridCopy[];
  /** The tasks that are otherwise today, and what today's value of one is in words. */
  changed: ReadonlyMap<string, ChangedTask>;
  sayNow: (difference: Difference) => string;
  isOnlyChanged: boolean;
  view: ViewControl;
  viewMenu: ReactNode;
  /** Says which moment it is. */
  banner: ReactNode;
  tools: ReactNode;
  primary: ReactNode;
  at: Partial<Cell>;
  onAt: (cell: Cell) => void;
  /** Ids of the tasks that are selected. */
  onSelected: (ids: string[]) => void;
  renderFoot: (standing: Standing<TaskRow>) => ReactNode;
}

const NOTHING_PENDING: Pending = new Map();
const NOBODY: Now = { pending: NOTHING_PENDING, touched: new Map() };

/** Every task as it was, to be read: what is otherwise today is marked, and says how. */
export function PastTaskList(props: Props) {
  const { projectId, past, changed, sayNow, isOnlyChanged, view, onSelected, ...page } = props;
  const { t } = useTranslation();
  const context = useProjectContext(projectId);
  const known = useMemo(() => lookup(context, null), [context]);
  const copies = useMemo(
    () => (isOnlyChanged ? past.map((copy) => only(copy, changed)) : past),
    [past, changed, isOnlyChanged],
  );
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [selection, setSelection] = useState<Selection<TaskRow> | null>(null);
  const shown = useShownTasks(projectId, copies, known, NOTHING_PENDING, view.state, closed);
  const own = useTaskColumns(projectId, copies, known, useRef<Now>(NOBODY));
  const latest = useRef({ changed, sayNow });
  latest.current = { changed, sayNow };
  const columns = useMemo(
    () =>
      own.map((column): Column<TaskRow> => ({
        ...{ ...column, isEditable: () => false, readOnlyReason: t("timeMachine.readOnly") },
        state: ({ id }) => {
          const today = nowWords(column, latest.current.changed.get(id), latest.current.sayNow, t("timeMachine.gone"));
          return today ? { ...CALM, today } : CALM;
        },
      })),
    [own, t],
  );
  const ids = useMemo(() => [...new Set((selection?.rows ?? []).map(({ id }) => id))], [selection]);
  useEffect(() => onSelected(ids), [ids, onSelected]);
  return (
    <GridPage
      {...{ view, shown, columns, selection, ...page }}
      title={t("nav.tasks")}
      asker={shown.asker}
      tongue={shown.tongue}
      onClosed={setClosed}
      onToggle={(id) => setClosed((old) => toggled(old, id))}
      onSelection={setSelection}
      onOpen={() => {}}
      onEdit={() => {}}
      contextMenu={() => []}
      more={[]}
      panel={null}
      empty={
        <EmptyState
          icon={<IconHistoryToggle size={26} stroke={1.5} />}
          title={t(isOnlyChanged ? "timeMachine.noneChanged" : "timeMachine.empty")}
        >
          {!isOnlyChanged && t("timeMachine.emptyText")}
        </EmptyState>
      }
      touches={[]}
      paint={changed}
    />
  );
}

function only(past: GridCopy, changed: ReadonlyMap<string, ChangedTask>): GridCopy {
  const rows = [...past.rows].map(
    ([id, row]) => [id, { ...row, tasks: row.tasks.filter((task) => changed.has(task.id)) }] as const,
  );
  return { ...past, rows: new Map(rows) };
}

/** What of a cell is otherwise today, in words; empty when nothing is. */
function nowWords(
  { id, isStrong = false }: Column<TaskRow>,
  changed: ChangedTask | undefined,
  sayNow: (difference: Difference) => string,
  gone: string,
): string {
  if (!changed) return "";
  if (changed.isGone) return isStrong ? gone : "";
  return changed.differences
    .filter(({ field }) => field === taskFieldOf(id))
    .map(sayNow)
    .join("\n");
}
