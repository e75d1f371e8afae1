import type { TFunction } from "i18next";
import type { GridRow, GridTask } from "@/api/grid-copy";
import type { TaskView } from "@/grid/cells/task-view";
import { readableOn } from "@/lib/color";
import { isPast, shortDay } from "@/lib/dates";
import { initials } from "@/lib/initials";
import { SURFACE } from "@/ui/surface";
import type { Lookup } from "@/api/lookup";

export interface Look {
  scheme: "light" | "dark";
  locale: string;
  t: TFunction;
}

/** The tasks of one type on a row, the main one first. */
export function tasksOf(row: GridRow, taskTypeId: string): GridTask[] {
  return row.tasks.filter((task) => task.task_type_id === taskTypeId);
}

export function taskView(row: GridRow, taskTypeId: string, known: Lookup, look: Look): TaskView | null {
  const [task, ...others] = tasksOf(row, taskTypeId);
  if (!task) return null;
  const { scheme, locale, t } = look;
  const status = known.statuses.get(task.task_status_id);
  const isOpen = !status?.is_done;
  return {
    taskId: task.id,
    status: status?.name ?? "",
    color: status?.color ?? "#8a93a2",
    ink: readableOn(status?.color ?? "#8a93a2", SURFACE[scheme]),
    due: isOpen && task.due_date ? shortDay(task.due_date, locale) : "",
    isLate: isOpen && task.due_date !== null && isPast(task.due_date),
    retakes: task.retake_count > 0 && isOpen ? t("grid.retake", { count: task.retake_count }) : "",
    more: others.length > 0 ? t("grid.moreTasks", { count: others.length }) : "",
    people: task.member_ids.map((id) => {
      const member = known.members.get(id);
      const name = member?.name ?? "?";
      return {
        name: member?.is_open ? t("drawer.openSlot", { role: member.role }) : name,
        initials: initials(name),
        isOpen: member?.is_open ?? false,
      };
    }),
  };
}
