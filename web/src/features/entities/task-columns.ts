import type { GridRow } from "@/api/grid-copy";
import { taskColumnId } from "@/api/task-column";
import type { Column } from "@/grid/column";
import { taskType } from "@/grid/types/task";
import { CALM, taskState } from "@/api/cell-state";
import type { ColumnNeeds } from "./columns";
import { NOTHING_BLOCKED } from "@/api/blocked";
import { statusesToGive } from "@/api/choices";
import { waitsWords } from "@/editing/waits";
import { tasksOf, taskView } from "./task-views";

/** A column for each step of the workflow of the kind. */
export function taskColumns({ known, words, look, may, now }: ColumnNeeds): Column<GridRow>[] {
  const { t } = look;
  const statuses = statusesToGive(known);
  const short = ({ id }: { id: string }) => [known.statuses.get(id)?.short_name ?? ""];
  const type = taskType(words, () => statuses, short);
  const maySet = may("task.set_status");
  return known.taskTypes.map(({ id, name, color }): Column<GridRow> => {
    const column = taskColumnId(id);
    return {
      ...{ id: column, title: name, color, type, width: 164 },
      value: (row) => tasksOf(row, id)[0]?.task_status_id ?? null,
      view: (row) => taskView(row, id, known, look),
      isEditable: (row) => maySet && tasksOf(row, id).length > 0,
      readOnlyReason: t(maySet ? "columns.noTask" : "columns.mayNot"),
      state: (row) => {
        const [task] = tasksOf(row, id);
        if (!task) return CALM;
        const { blocked = NOTHING_BLOCKED } = now();
        return { ...taskState(now(), look, row.id, task.id, column), mark: waitsWords(blocked, task.id, t) };
      },
    };
  });
}
