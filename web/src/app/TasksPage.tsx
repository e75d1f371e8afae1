import { useQueryClient } from "@tanstack/react-query";
import type { GridCopy } from "@/api/grid-copy";
import { gridKey } from "@/api/grid-query";
import { useProjectSession } from "@/api/project-session";
import { StatusBar } from "@/features/entities/StatusBar";
import { TASK_KINDS, TasksPage } from "@/features/tasks/TasksPage";
import { RowPanel } from "./RowPanel";
import { useGridAddress } from "./use-grid-address";

/** The flat list of tasks with its panel. A row of it is a task. */
export function TasksRoute() {
  const queries = useQueryClient();
  const { projectId } = useProjectSession();
  const { at, panel, onAt, onGo, onOpen, onPanel, onClose } = useGridAddress("tasks");
  const found =
    panel && at.row
      ? taskIn(
          TASK_KINDS.map((kind) => queries.getQueryData<GridCopy>(gridKey(projectId, kind))),
          at.row,
        )
      : null;
  return (
    <TasksPage
      {...{ at, onAt, onGo, onOpen }}
      view={{ columns: [], filter: null, sort: [], group: [], density: "compact" }}
      isPanelOpen={found !== null}
      foot={(standing) => <StatusBar {...standing} />}
      panel={(onStep) => found && panel && <RowPanel {...{ ...found, panel, onPanel, onClose, onStep }} />}
    />
  );
}

function taskIn(copies: readonly (GridCopy | undefined)[], taskId: string) {
  for (const copy of copies) {
    const row = copy?.rows.get(copy.rowOfTask.get(taskId) ?? "");
    const task = row?.tasks.find(({ id }) => id === taskId);
    if (copy && row && task) return { copy, row, task };
  }
  return null;
}
