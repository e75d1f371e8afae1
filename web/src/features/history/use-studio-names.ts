import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { studioNamesQuery } from "@/api/studio-names";
import { useLocale } from "@/lib/i18n/locale";
import { type Names, namesOf } from "./names";

/** The words for values of the studio and of all its projects, in the person's language. */
export function useStudioNames(): Names {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data } = useQuery(studioNamesQuery);
  return useMemo(() => namesOf(data ?? [], locale, t), [data, locale, t]);
}
