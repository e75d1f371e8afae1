import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import type { Found } from "@/api/schema.gen";
import { FOUND_KINDS, type SearchAsked, searchQuery } from "@/api/search";
import { usePeopleHrefs } from "@/api/tasks-of";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, ErrorState, LoadingRows } from "@/ui/states";
import { FoundLine } from "./FoundLine";
import { KindTabs } from "./KindTabs";
import { SearchFilters } from "./SearchFilters";
import classes from "./SearchPage.module.css";
import { useHitKeys } from "./use-hit-keys";

const MOST = 100;

interface Props {
  search: SearchAsked;
  onSearch: (search: SearchAsked) => void;
}

/** Anything by its name or its words, in everything one may see. */
export function SearchPage({ search, onSearch }: Props) {
  const { t } = useTranslation();
  const { kind, ...anyKind } = search;
  const { data, error, refetch, isPlaceholderData } = useQuery(searchQuery(search, MOST));
  const { data: all } = useQuery(searchQuery(anyKind, MOST));
  const page = useRef<HTMLElement>(null);
  useHitKeys(page);
  const onWords = useCallback(
    (text: string) => {
      const { q: _old, ...others } = search;
      onSearch({ ...others, ...(text && { q: text }) });
    },
    [search, onSearch],
  );
  return (
    <main className={classes.page} id="content" tabIndex={-1} ref={page}>
      <div className={classes.bar} role="search" aria-label={t("search.title")}>
        <h1 className={classes.title}>{t("search.title")}</h1>
        <SearchField
          className={classes.words}
          label={t("search.words")}
          value={search.q ?? ""}
          onChange={onWords}
          autoFocus
          data-words
        />
        <SearchFilters search={search} onSearch={onSearch} />
      </div>
      {search.q !== undefined && (
        <KindTabs
          counts={all?.counts ?? {}}
          most={all?.most ?? 0}
          kind={kind}
          onKind={(chosen) => onSearch({ ...anyKind, ...(chosen && { kind: chosen }) })}
        />
      )}
      {search.q === undefined ? (
        <EmptyState icon={<IconSearch size={26} stroke={1.5} />} title={t("search.start")}>
          {t("search.startText")}
        </EmptyState>
      ) : error && !data ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Hits found={data} isOld={isPlaceholderData} isNarrowed={Object.keys(search).length > 1} />
      ) : (
        <LoadingRows rows={10} height={32} />
      )}
    </main>
  );
}

function Hits({ found, isOld, isNarrowed }: { found: Found; isOld: boolean; isNarrowed: boolean }) {
  const { t } = useTranslation();
  const personHref = usePeopleHrefs(found.rows.filter(({ kind }) => kind === "account").map(({ id }) => id));
  const number = FOUND_KINDS.reduce((sum, kind) => sum + (found.counts[kind] ?? 0), 0);
  return (
    <div className={classes.scroll} aria-busy={isOld}>
      <p className={found.near ? classes.near : classes.unseen} role="status">
        {found.near ? t("search.near") : t("search.found", { count: number })}
      </p>
      {found.rows.length === 0 ? (
        <EmptyState icon={<IconSearch size={26} stroke={1.5} />} title={t("search.none")}>
          {t(isNarrowed ? "search.noneNarrowed" : "search.noneText")}
        </EmptyState>
      ) : (
        <ul className={classes.hits}>
          {found.rows.map((row) => (
            <FoundLine key={`${row.kind} ${row.id}`} row={row} personHref={personHref} />
          ))}
        </ul>
      )}
      {number > found.rows.length && <p className={classes.more}>{t("search.more", { count: found.rows.length })}</p>}
    </div>
  );
}

function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const problem = Problem.from(error);
  return (
    <ErrorState
      title={t("search.failed")}
      detail={problem.slug === "unreachable" ? t("state.unreachable") : problem.message}
      copyable={problem.copyable}
      onRetry={onRetry}
    />
  );
}
