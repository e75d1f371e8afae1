import { Select } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { editMe } from "@/api/account";
import { Problem } from "@/api/problem";
import { meQuery } from "@/api/session";
import { LANGUAGES, type Language, speak } from "@/lib/i18n/setup";

/** The language of the pages in this browser, at once, and of the mails one gets. */
export function OwnLanguage() {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: (locale: Language) => editMe({ locale }),
    onSuccess: () => queries.invalidateQueries(meQuery),
  });
  const choose = (language: Language) => {
    void speak(language);
    saving.mutate(language);
  };
  return (
    <Select
      label={t("settings.language")}
      description={t("settings.languageHint")}
      data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
      value={i18n.language}
      onChange={(language) => choose((language as Language | null) ?? "en")}
      error={saving.error && Problem.from(saving.error).message}
      allowDeselect={false}
    />
  );
}
