import type { ComponentProps } from "react";
import { overlaid } from "@/api/overlay";
import { useProjectSession } from "@/api/project-session";
import { RowHistory } from "@/features/history/RowHistory";
import { TaskPanel } from "@/features/task-panel/TaskPanel";
import { TaskTime } from "@/features/timesheet/TaskTime";
import { useStore } from "@/lib/store";
import { SidePanel } from "@/ui/SidePanel";

interface Props extends Omit<ComponentProps<typeof TaskPanel>, "history" | "time"> {
  /** Leads to the grid as it was. */
  onAsOf?: (at: string) => void;
}

/** The panel about a row or one of its tasks, with what was typed and is not saved yet. */
export function RowPanel({ onAsOf, ...props }: Props) {
  const { projectId, edits } = useProjectSession();
  const pending = useStore(edits.pending);
  const [row = props.row] = overlaid([props.row], pending);
  const task = row.tasks.find(({ id }) => id === props.task?.id) ?? null;
  const about = task ? ({ noun: "tasks", rowId: task.id } as const) : ({ noun: "entities", rowId: row.id } as const);
  return (
    <SidePanel onClose={props.onClose}>
      <TaskPanel
        {...props}
        {...{ row, task }}
        time={
          task && (
            <TaskTime
              key={task.id}
              projectId={projectId}
              taskId={task.id}
              typeId={task.task_type_id}
              estimate={task.estimate_minutes}
            />
          )
        }
        history={<RowHistory {...{ projectId, onAsOf, ...about }} />}
      />
    </SidePanel>
  );
}
