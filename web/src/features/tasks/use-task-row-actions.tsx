import { IconFileText } from "@tabler/icons-react";
import { useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Action } from "@/actions/registry";
import { useActions } from "@/actions/use-actions";
import { useProjectSession } from "@/api/project-session";
import { useExplainRow } from "@/editing/use-explain-row";
import type { TaskRow } from "./task-row";

/** What a line of the list offers beside its task's own: the page of what it is of, and who may do what with it. */
export function useTaskRowActions(
  row: TaskRow | undefined,
  stepOf: (row: TaskRow) => string,
): { actions: Action[]; dialog: ReactNode } {
  const { t } = useTranslation();
  const { projectId } = useProjectSession();
  const router = useRouter();
  const explaining = useExplainRow(
    row ? { id: row.id, table: "task", name: `${row.entity.name} ${stepOf(row)}` } : null,
  );
  const open: Action = {
    ...{ id: "page.open", title: t("detail.open"), section: t("rows.section"), keys: "alt+o" },
    ...{ where: ["palette", "context"], isEnabled: row !== undefined, reason: t("rows.selectFirst") },
    icon: <IconFileText size={15} />,
    run: () =>
      row &&
      void router.navigate({
        to: "/projects/$projectId/entities/$entityId",
        params: { projectId, entityId: row.entity.id },
        search: { task: row.id },
      }),
  };
  const actions = [open, ...explaining.actions];
  useActions("a line of tasks", actions);
  return { actions, dialog: explaining.dialog };
}
