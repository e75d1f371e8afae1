import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { GridCopy, GridRow } from "@/api/grid-copy";
import { inOrder } from "@/api/grid-copy";
import { gridQuery } from "@/api/grid-query";
import { type Kind, PAGE_OF_KIND } from "@/api/kinds";
import { Problem } from "@/api/problem";
import { useProjectSession } from "@/api/project-session";
import { taskColumnId, taskTypeOf } from "@/api/task-column";
import { useProjectContext } from "@/api/use-project";
import type { CellEdit } from "@/grid/column";
import { type Cell, DataGrid } from "@/grid/DataGrid";
import { linesOf } from "@/grid/line";
import { neighbour } from "@/grid/neighbours";
import { useStore } from "@/lib/store";
import { useStepActions } from "./panel-steps";
import { ErrorState, LoadingRows } from "@/ui/states";
import { ConflictDialog } from "./ConflictDialog";
import { editsOf } from "./cell-edits";
import classes from "./EntityGridPage.module.css";
import { groupsOf } from "./groups";
import { lookup } from "@/api/lookup";
import { NoEntities } from "./NoEntities";
import { overlaid } from "@/api/overlay";
import { StatusBar } from "./StatusBar";
import { Toolbar } from "./Toolbar";
import { useTouches } from "./touches";
import { useEntityColumns } from "./use-entity-columns";

interface Props {
  kind: Kind;
  at: Partial<Cell>;
  onAt: (cell: Cell) => void;
  onOpen: (cell: Cell, isAsked: boolean) => void;
  /** Goes to a cell at once. */
  onGo: (cell: Cell) => void;
  onPanel: (panel: "thread" | "fields" | "history") => void;
  isPanelOpen: boolean;
  /** The panel beside the grid, when it is open; it can step to the row before or after. */
  panel: (onStep: (rows: -1 | 1) => void) => ReactNode;
}

/** The matrix of a kind: a row per shot or asset, a column per step of the workflow. */
export function EntityGridPage(props: Props) {
  const { t } = useTranslation();
  const session = useProjectSession();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(gridQuery(queries, session.accountId, session.projectId, props.kind));
  if (data) return <Matrix {...props} copy={data} />;
  if (!error) return <LoadingRows rows={14} />;
  const problem = Problem.from(error);
  return (
    <ErrorState
      title={t("grid.failed")}
      detail={problem.slug === "unreachable" ? t("state.unreachable") : problem.message}
      copyable={problem.copyable}
      onRetry={() => void refetch()}
    />
  );
}

function Matrix({ kind, copy, at, onAt, onOpen, onGo, isPanelOpen, panel }: Props & { copy: GridCopy }) {
  const { t } = useTranslation();
  const { projectId, edits, touches } = useProjectSession();
  const context = useProjectContext(projectId);
  const pending = useStore(edits.pending);
  const known = useMemo(() => lookup(context, kind), [context, kind]);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<GridRow[]>([]);
  const touched = useTouches(touches, copy);
  const now = useRef({ pending, touched: touched.byCell, selected });
  now.current = { pending, touched: touched.byCell, selected };

  const rows = useMemo(() => overlaid(inOrder(copy), pending), [copy, pending]);
  const groups = useMemo(() => groupsOf(copy, rows, known, t), [copy, rows, known, t]);
  const lines = useMemo(() => linesOf(groups, closed), [groups, closed]);
  const all = useEntityColumns(kind, copy, known, now);
  const columns = useMemo(() => all.filter((column) => !column.isHiddenByDefault), [all]);
  const onEdit = useCallback(
    (cells: CellEdit<GridRow>[]) => {
      const [only] = cells;
      const { selected: chosen } = now.current;
      // A status goes to every selected row.
      const isForAll = only && taskTypeOf(only.column) && chosen.some(({ id }) => id === only.row.id);
      edits.save(editsOf(isForAll ? chosen.map((row) => ({ ...only, row })) : cells));
    },
    [edits],
  );
  const onToggle = useCallback((id: string) => setClosed((old) => toggled(old, id)), []);
  const toggleAll = () => setClosed(closed.size > 0 ? new Set() : new Set(groups.map(({ heading }) => heading.id)));

  const steps = useMemo(() => known.taskTypes.map(({ id }) => taskColumnId(id)), [known]);
  const onStep = (by: { rows?: number; steps?: number }) => {
    const cell = neighbour(lines, steps, at, by);
    if (cell) onGo(cell);
  };
  useStepActions(isPanelOpen, onStep);

  return (
    <div className={classes.page}>
      <Toolbar
        kind={kind}
        copy={copy}
        isCollapsed={closed.size > 0}
        hasGroups={groups.length > 1}
        onToggleAll={toggleAll}
      />
      <div className={classes.middle}>
        <main className={classes.grid} id="content">
          {rows.length === 0 ? (
            <NoEntities kind={kind} copy={copy} />
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
    </div>
  );
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}
