import { useQueries, useQueryClient } from "@tanstack/react-query";
import type { GridCopy } from "@/api/grid-copy";
import { gridQuery } from "@/api/grid-query";
import { useProjectSession } from "@/api/project-session";
import { UndoButtons } from "@/editing/UndoButtons";
import { StatusBar } from "@/features/entities/StatusBar";
import { TasksPage, useTaskKinds } from "@/features/tasks/TasksPage";
import { TimeMachineButton } from "@/features/time-machine/TimeMachineButton";
import { useTimeMachine } from "@/features/time-machine/use-time-machine";
import { useView } from "@/features/views/use-view";
import { ViewMenu } from "@/features/views/ViewMenu";
import type { ViewState } from "@/grid/view/view-state";
import { PastTasks } from "./PastTasks";
import { RowPanel } from "./RowPanel";
import { useAddField } from "./use-add-field";
import { useGridAddress } from "./use-grid-address";

/** The page as it comes. */
const USUAL: ViewState = { columns: [], filter: null, sort: [], group: [], density: "compact" };

/** The flat list of tasks with its panel. A row of it is a task. */
export function TasksRoute() {
  const queries = useQueryClient();
  const { accountId, projectId } = useProjectSession();
  const { at, panel, asOf, onAt, onGo, onOpen, onPanel, onClose, onAsOf } = useGridAddress("tasks");
  const view = useView("task", USUAL);
  const { onAddField, dialog } = useAddField("task", view);
  // Watched, not only looked up: a link into a thread opens the page before the rows have come.
  const kinds = useTaskKinds(projectId).map((kind) => gridQuery(queries, accountId, projectId, kind));
  const copies = useQueries({ queries: kinds }).flatMap(({ data }) => data ?? []);
  const machine = useTimeMachine(projectId, onAsOf);
  const viewMenu = <ViewMenu view={view} />;
  const found = panel && at.row ? taskIn(copies, at.row) : null;
  if (asOf) return <PastTasks {...{ asOf, view, viewMenu, at, onAt, onAsOf }} />;
  return (
    <>
      <TasksPage
        {...{ view, viewMenu, at, onAt, onGo, onOpen, onAddField }}
        also={[machine]}
        tools={
          <>
            <UndoButtons />
            <TimeMachineButton {...machine} />
          </>
        }
        viewName={view.saved?.name ?? ""}
        isPanelOpen={found !== null}
        renderFoot={(standing) => <StatusBar {...standing} />}
        renderPanel={(onStep) =>
          found && panel && <RowPanel {...{ ...found, panel, onPanel, onClose, onStep, onAsOf }} />
        }
      />
      {dialog}
    </>
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
