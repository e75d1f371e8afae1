import { useQueryClient } from "@tanstack/react-query";
import type { GridCopy } from "@/api/grid-copy";
import { gridKey } from "@/api/grid-query";
import { useProjectSession } from "@/api/project-session";
import { UndoButtons } from "@/editing/UndoButtons";
import { StatusBar } from "@/features/entities/StatusBar";
import { TASK_KINDS, TasksPage } from "@/features/tasks/TasksPage";
import { useView } from "@/features/views/use-view";
import { ViewMenu } from "@/features/views/ViewMenu";
import type { ViewState } from "@/grid/view/view-state";
import { RowPanel } from "./RowPanel";
import { useGridAddress } from "./use-grid-address";

/** The page as it comes. */
const USUAL: ViewState = { columns: [], filter: null, sort: [], group: [], density: "compact" };

/** The flat list of tasks with its panel. A row of it is a task. */
export function TasksRoute() {
  const queries = useQueryClient();
  const { projectId } = useProjectSession();
  const { at, panel, onAt, onGo, onOpen, onPanel, onClose } = useGridAddress("tasks");
  const view = useView("task", USUAL);
  const copies = TASK_KINDS.flatMap((kind) => queries.getQueryData<GridCopy>(gridKey(projectId, kind)) ?? []);
  const found = panel && at.row ? taskIn(copies, at.row) : null;
  return (
    <TasksPage
      {...{ view, at, onAt, onGo, onOpen }}
      viewMenu={<ViewMenu view={view} />}
      tools={<UndoButtons />}
      viewName={view.saved?.name ?? ""}
      isPanelOpen={found !== null}
      renderFoot={(standing) => <StatusBar {...standing} />}
      renderPanel={(onStep) => found && panel && <RowPanel {...{ ...found, panel, onPanel, onClose, onStep }} />}
    />
  );
}

function taskIn(copies: readonly GridCopy[], taskId: string) {
  for (const copy of copies) {
    const row = copy.rows.get(copy.rowOfTask.get(taskId) ?? "");
    const task = row?.tasks.find(({ id }) => id === taskId);
    if (row && task) return { copy, row, task };
  }
  return null;
}
