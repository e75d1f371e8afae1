import { useComputedColorScheme } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { useMe, useProjectContext } from "@/api/use-project";
import { askApi, widgetModulesQuery } from "@/api/widgets";
import { useLocale } from "@/lib/i18n/locale";
import { useStore } from "@/lib/store";
import { loadOutside, outside, type OutsideContext } from "./outside";
import type { About } from "./widget";

/** The widgets from outside. Their modules are fetched after the page itself stands. */
export function useOutside() {
  const { data: modules, isError } = useQuery(widgetModulesQuery);
  useEffect(() => {
    if (modules ?? isError) void loadOutside(modules ?? []);
  }, [modules, isError]);
  return useStore(outside);
}

/** What they learn of the page. The same object until something of it has changed. */
export function useOutsideContext({ copy, row, kind }: About): OutsideContext {
  const { account } = useMe();
  const { project, task_types, task_statuses, members } = useProjectContext(copy.projectId);
  const locale = useLocale();
  const theme = useComputedColorScheme("dark");
  const parent = copy.parents.get(row.parent_id ?? "")?.name ?? null;
  return useMemo(() => {
    const { id, name, code, description, status, extra } = row;
    const tasks = row.tasks.map((task) => {
      const held = task_statuses.find((one) => one.id === task.task_status_id);
      return {
        id: task.id,
        type: task_types.find((one) => one.id === task.task_type_id)?.name ?? "",
        status: held?.name ?? "",
        isDone: held?.is_done ?? false,
        dueDate: task.due_date,
        people: task.member_ids.flatMap((member) => members.find((one) => one.id === member)?.name ?? []),
      };
    });
    return {
      project: { id: project.id, name: project.name },
      entity: { id, kind, name, code, description, status, parent, extra, tasks },
      person: { id: account.id, name: account.display_name },
      ...{ locale, theme, fetch: askApi },
    };
  }, [row, kind, parent, project, task_types, task_statuses, members, account, locale, theme]);
}
