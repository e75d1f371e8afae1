import { Select } from "@mantine/core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { ARCHIVED_NOUNS, type ArchivedNoun } from "@/api/archived";
import { SearchField } from "@/ui/SearchField";
import { ArchivedRows } from "./ArchivedRows";
import classes from "./ArchivePage.module.css";
import type { ArchiveSearch } from "./archive-search";

interface Props {
  projectId: string;
  search: ArchiveSearch;
  onSearch: (search: ArchiveSearch) => void;
}

/** What was put away: brought back, or deleted for ever with what goes with it shown first. */
export function ArchivePage({ projectId, search, onSearch }: Props) {
  const { t } = useTranslation();
  const { noun, q } = search;
  const onWords = useCallback(
    (text: string) => onSearch({ ...(noun && { noun }), ...(text && { q: text }) }),
    [noun, onSearch],
  );
  const nouns = (Object.keys(ARCHIVED_NOUNS) as ArchivedNoun[]).map((value) => ({
    value,
    label: t(`archive.nouns.${value}`),
  }));
  return (
    <main className={classes.page} id="content" tabIndex={-1}>
      <div className={classes.bar}>
        <h1 className={classes.title}>{t("nav.archived")}</h1>
        <div className={classes.filters} role="search" aria-label={t("archive.filters")}>
          <Select
            className={classes.filter}
            size="xs"
            styles={{ option: { fontSize: 12 } }}
            aria-label={t("archive.noun")}
            placeholder={t("archive.noun")}
            data={nouns}
            value={noun ?? null}
            onChange={(value) => onSearch({ ...(value && { noun: value as ArchivedNoun }), ...(q && { q }) })}
            clearable
            clearButtonProps={{ "aria-label": t("archive.clear") }}
          />
          <SearchField className={classes.words} label={t("archive.words")} value={q ?? ""} onChange={onWords} />
        </div>
      </div>
      <ArchivedRows key={JSON.stringify(search)} projectId={projectId} search={search} />
    </main>
  );
}
