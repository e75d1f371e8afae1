import { IconCalendar, IconCircleDot, IconClock, IconFlag, IconUser } from "@tabler/icons-react";
import { type ReactNode, type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Action } from "@/actions/registry";
import { useActions } from "@/actions/use-actions";
import type { GridTask } from "@/api/grid-copy";
import { useProjectSession } from "@/api/project-session";
import { useMay } from "@/api/use-project";
import type { GridHandle } from "@/grid/grid-handle";
import { type Picked, TaskPicker } from "./TaskPicker";
import { useTaskGestures } from "./use-task-gestures";

interface Needs {
  grid: RefObject<GridHandle | null>;
  /** The tasks of the selected cells at this moment. */
  tasks: () => readonly GridTask[];
  /** Whether the focused cell is a task's; only there the letters act. */
  isOnTask: boolean;
  /** Whether any task is selected, also where letters are typed. */
  hasTask?: boolean;
}

const PICKERS = [
  { what: "status", keys: "s", verb: "task.set_status", icon: <IconCircleDot size={15} /> },
  { what: "assignee", keys: "a", verb: "task.assign", icon: <IconUser size={15} /> },
  { what: "due", keys: "d", verb: "task.edit_many", icon: <IconCalendar size={15} /> },
  { what: "start", keys: "shift+d", verb: "task.edit_many", icon: <IconCalendar size={15} /> },
  { what: "estimate", keys: "e", verb: "task.edit_many", icon: <IconClock size={15} /> },
  { what: "priority", keys: "p", verb: "task.edit_many", icon: <IconFlag size={15} /> },
] as const;

/** What all selected tasks can get: by a letter on a task cell, from the menus, from the palette; deadlines and the archive by a dialog. */
export function useTaskKeys({ grid, tasks, isOnTask, hasTask = isOnTask }: Needs): {
  actions: Action[];
  picker: ReactNode;
} {
  const { t } = useTranslation();
  const { projectId } = useProjectSession();
  const may = useMay(projectId);
  const [picked, setPicked] = useState<Picked | null>(null);
  const actions = PICKERS.map(({ what, keys, verb, icon }): Action => {
    const reason = may(verb) ? t("rows.onTaskFirst") : t("rows.mayNot");
    return {
      ...{ id: `task.${what}`, title: t(`rows.pick.${what}`), section: t("rows.taskSection"), keys, icon },
      ...{ where: ["palette", "context"], isEnabled: may(verb) && isOnTask, reason },
      run: () => {
        const chosen = tasks();
        const anchor = grid.current?.box();
        if (chosen.length > 0 && anchor) setPicked({ what, tasks: chosen, anchor });
      },
    };
  });
  const gestures = useTaskGestures({ tasks, hasTask, onClosed: () => grid.current?.focus() });
  const all = [...actions, ...gestures.actions];
  useActions("tasks", all);
  const close = () => {
    setPicked(null);
    grid.current?.focus();
  };
  const picker = (
    <>
      {picked && <TaskPicker picked={picked} onClose={close} />}
      {gestures.dialog}
    </>
  );
  return { actions: all, picker };
}
