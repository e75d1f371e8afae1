import type { TFunction } from "i18next";
import type { GridRow, GridTask } from "@/api/grid-copy";
import type { Person } from "@/grid/cells/face";
import type { TaskView } from "@/grid/cells/task-view";
import { isPast, shortDay } from "@/lib/dates";
import { initials } from "@/lib/initials";
import type { Lookup } from "@/api/lookup";

export interface Look {
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
  const { locale, t } = look;
  const status = known.statuses.get(task.task_status_id);
  const isOpen = !status?.is_done;
  const isLate = isOpen && task.due_date !== null && isPast(task.due_date);
  const { retake_count: retakes, comment_count: comments } = task;
  return {
    status: status?.name ?? "",
    color: status?.color ?? "#8a93a2",
    due: isOpen && task.due_date ? shortDay(task.due_date, locale) : "",
    late: isLate ? t("columns.late") : "",
    retakes: isOpen ? retakesOf(retakes, known, t) : "",
    retakeCount: retakes,
    comments: comments > 0 ? t("columns.comments", { count: comments }) : "",
    commentCount: comments,
    more: others.length > 0 ? t("grid.moreTasks", { count: others.length }) : "",
    people: task.member_ids.flatMap((id) => personOf(known, id, t)),
  };
}

function retakesOf(count: number, { maxRetakes: most }: Lookup, t: TFunction): string {
  if (count === 0) return "";
  return most != null && count > most ? t("grid.retakeBeyond", { count, most }) : t("grid.retake", { count });
}

/** Nobody where the page does not know them: clients are not told who works for a studio. */
function personOf({ members }: Lookup, id: string, t: TFunction): Person[] {
  const member = members.get(id);
  if (!member) return [];
  const { name, role, is_open: isOpen } = member;
  return [{ name: isOpen ? t("drawer.openSlot", { role }) : name, initials: initials(name), isOpen }];
}
