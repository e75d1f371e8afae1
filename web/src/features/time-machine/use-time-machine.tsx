import { IconHistoryToggle } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Action } from "@/actions/registry";
import { useActions } from "@/actions/use-actions";
import { feedQuery } from "@/api/history";
import { useMay } from "@/api/use-project";

/** The way from a grid to how it was, for its toolbar, its menus and the palette: at first to before the last thing that happened. */
export function useTimeMachine(projectId: string, onAsOf: (at: string) => void): Action {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const may = useMay(projectId)("project.grid_as_of");
  const open = async () => {
    const feed = await queries.fetchInfiniteQuery({ ...feedQuery(projectId), staleTime: 0 }).catch(() => null);
    const [newest, before] = feed?.pages.flatMap((page) => page.rows) ?? [];
    onAsOf(before?.at ?? newest?.at ?? new Date().toISOString());
  };
  const action: Action = {
    ...{ id: "grid.time_machine", title: t("timeMachine.open"), section: t("timeMachine.section") },
    ...{ keys: "alt+t", where: ["palette", "context"], icon: <IconHistoryToggle size={16} />, isEnabled: may },
    ...{ reason: t("rows.mayNot"), run: () => void open() },
  };
  useActions("time machine", [action]);
  return action;
}
