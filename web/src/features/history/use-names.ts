import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useProjectContext } from "@/api/use-project";
import { useLocale } from "@/lib/i18n/locale";
import { type Names, namesOf } from "./names";

/** The words for a project's values, in the person's language. */
export function useNames(projectId: string): Names {
  const { t } = useTranslation();
  const locale = useLocale();
  const context = useProjectContext(projectId);
  return useMemo(() => {
    const { task_statuses, task_types, entity_types, members, accounts } = context;
    const people = accounts.map(({ id, display_name: name }) => ({ id, name }));
    return namesOf([...task_statuses, ...task_types, ...entity_types, ...members, ...people], locale, t);
  }, [context, locale, t]);
}
