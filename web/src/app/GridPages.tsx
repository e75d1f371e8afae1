import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { gridQuery } from "@/api/grid-query";
import type { Kind } from "@/api/kinds";
import { useProjectSession } from "@/api/project-session";
import { EntityGridPage } from "@/features/entities/EntityGridPage";
import { RowHistory } from "@/features/history/RowHistory";
import { TaskPanel } from "@/features/task-panel/TaskPanel";
import type { Cell } from "@/grid/DataGrid";
import { SidePanel } from "@/ui/SidePanel";
import type { GridSearch } from "./router";
import { useGridSearch } from "./use-grid-search";

/** How long the address waits for the arrows to come to rest. */
const REST_MS = 120;

export const ShotsRoute = () => <GridRoute key="shot" kind="shot" />;
export const AssetsRoute = () => <GridRoute key="asset" kind="asset" />;
export const SequencesRoute = () => <GridRoute key="sequence" kind="sequence" />;
export const EpisodesRoute = () => <GridRoute key="episode" kind="episode" />;

/** A grid with its panel, both told by the address. */
function GridRoute({ kind }: { kind: Kind }) {
  const [{ row, col, panel }, set] = useGridSearch();
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(resting.current), []);
  const onAt = useCallback(
    (cell: Cell) => {
      clearTimeout(resting.current);
      resting.current = setTimeout(() => set((old) => ({ ...old, row: cell.row, col: cell.column })), REST_MS);
    },
    [set],
  );
  const onOpen = useCallback(
    (cell: Cell, isAsked: boolean) => {
      clearTimeout(resting.current);
      set((old) => opened(old, cell, isAsked));
    },
    [set],
  );
  const close = useCallback(() => set(({ panel: _panel, ...old }) => old), [set]);
  return (
    <EntityGridPage
      key={kind}
      kind={kind}
      at={{ ...(row ? { row } : {}), ...(col ? { column: col } : {}) }}
      onAt={onAt}
      onOpen={onOpen}
      panel={
        row &&
        panel && (
          <SidePanel onClose={close}>
            <Panel
              {...{ kind, row, col, panel }}
              onPanel={(next) => set((old) => ({ ...old, panel: next }))}
              onClose={close}
            />
          </SidePanel>
        )
      }
    />
  );
}

/** A click on a task opens its thread, on a picture the fields; other cells only lead an open panel along. */
function opened(old: GridSearch, { row, column }: Cell, isAsked: boolean): GridSearch {
  const next = { ...old, row, col: column };
  if (taskTypeOf(column)) return { ...next, panel: old.panel ?? "thread" };
  if (column === "thumbnail" || isAsked) return { ...next, panel: old.panel ?? "fields" };
  return next;
}

/** The type of a task column; null for a field of the row itself. */
function taskTypeOf(column: string | undefined): string | null {
  return /^(?:task\.)?([\da-f-]{36})$/u.exec(column ?? "")?.[1] ?? null;
}

interface PanelProps {
  kind: Kind;
  row: string;
  col: string | undefined;
  panel: NonNullable<GridSearch["panel"]>;
  onPanel: (panel: NonNullable<GridSearch["panel"]>) => void;
  onClose: () => void;
}

function Panel({ kind, row, col, ...rest }: PanelProps) {
  const session = useProjectSession();
  const queries = useQueryClient();
  const { data } = useQuery(gridQuery(queries, session.accountId, session.projectId, kind));
  const held = data?.rows.get(row);
  const task = held?.tasks.find(({ task_type_id }) => task_type_id === taskTypeOf(col));
  if (!held || !data) return null;
  const about = task ? ({ noun: "tasks", rowId: task.id } as const) : ({ noun: "entities", rowId: held.id } as const);
  return (
    <TaskPanel
      row={held}
      task={task ?? null}
      parent={data.parents.get(held.parent_id ?? "")?.name ?? ""}
      history={<RowHistory projectId={session.projectId} {...about} />}
      {...rest}
    />
  );
}
