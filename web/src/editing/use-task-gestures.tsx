import { IconArchive, IconCalendarDue } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Action } from "@/actions/registry";
import type { GridTask } from "@/api/grid-copy";
import { useProjectSession } from "@/api/project-session";
import { useMay } from "@/api/use-project";
import { ArchiveTasksDialog } from "./ArchiveTasksDialog";
import { DeadlinesDialog } from "./DeadlinesDialog";

interface Needs {
  /** The selected tasks at this moment. */
  tasks: () => readonly GridTask[];
  hasTask: boolean;
  onClosed: () => void;
}

const GESTURES = [
  { what: "deadlines", verb: "task.set_deadlines", icon: <IconCalendarDue size={15} />, isDanger: false },
  { what: "archive", verb: "task.archive", icon: <IconArchive size={15} />, isDanger: true },
] as const;

/** What is asked about in a dialog before it is done to all selected tasks: when they are due, and whether they are archived. */
export function useTaskGestures({ tasks, hasTask, onClosed }: Needs): { actions: Action[]; dialog: ReactNode } {
  const { t } = useTranslation();
  const { projectId } = useProjectSession();
  const may = useMay(projectId);
  const [asked, setAsked] = useState<{ what: "deadlines" | "archive"; ids: string[] } | null>(null);
  const actions = GESTURES.map(({ what, verb, icon, isDanger }): Action => {
    const reason = may(verb) ? t("rows.onTaskFirst") : t("rows.mayNot");
    return {
      ...{ id: verb, title: t(`taskGestures.${what}`), section: t("rows.taskSection"), icon, isDanger, reason },
      ...{ where: ["palette", "context"], isEnabled: may(verb) && hasTask },
      run: () => {
        const ids = [...new Set(tasks().map(({ id }) => id))];
        if (ids.length > 0) setAsked({ what, ids });
      },
    };
  });
  const onClose = () => {
    setAsked(null);
    onClosed();
  };
  const Asking = asked?.what === "archive" ? ArchiveTasksDialog : DeadlinesDialog;
  return { actions, dialog: asked && <Asking ids={asked.ids} onClose={onClose} /> };
}
