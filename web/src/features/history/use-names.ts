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
  return useMemo(() => namesOf(context, locale, t), [context, locale, t]);
}
