import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { useProjectSession } from "@/api/project-session";
import { useMe } from "@/api/use-project";
import { type ViewOut, type ViewPage, viewsQuery } from "@/api/views";
import { differences, readSearch, type ViewChanges, type ViewSearch, writeSearch } from "@/grid/view/address";
import type { ViewControl } from "@/grid/view/control";
import type { ViewState } from "@/grid/view/view-state";
import { readStored, writeStored } from "@/lib/stored";
import { stateOf } from "./saved-state";
import { useViewAddress } from "./view-address";

export interface PageView extends ViewControl {
  page: ViewPage;
  /** The page as it comes. */
  usual: ViewState;
  /** The saved view that is open. */
  saved: ViewOut | null;
  /** All there are to choose from. */
  views: readonly ViewOut[];
  /** Whether something differs from the saved view, or from the page as it comes. */
  isChanged: boolean;
  /** The address names a view that this person does not find. */
  isGone: boolean;
  /** Opens a saved view, or the page as it comes. */
  open: (view: string | null) => void;
}

/**
 * How a page shows its rows: a saved view or the page as it comes, and what the address changes of it. Where the address says nothing,
 * it is as the person left the page, or else the default of their role.
 */
export function useView(page: ViewPage, usual: ViewState): PageView {
  const { projectId, accountId } = useProjectSession();
  const { account } = useMe();
  const { data: views, isError } = useQuery(viewsQuery(projectId, page));
  const [search, write] = useViewAddress();
  useStart({ search, write, key: `view ${accountId} ${projectId} ${page}`, views, role: account.account_type });

  const saved = views?.find(({ id }) => id === search.view) ?? null;
  const base = useMemo(() => (saved ? stateOf(saved, usual) : usual), [saved, usual]);
  const changed = JSON.stringify({ ...search, view: undefined });
  const state = useMemo(() => ({ ...base, ...readSearch(JSON.parse(changed) as ViewSearch) }), [base, changed]);
  const latest = useRef({ state, base, search });
  latest.current = { state, base, search };
  const set = useCallback(
    (changes: ViewChanges) => {
      const {
        state: held,
        base: from,
        search: { view },
      } = latest.current;
      const next = { ...held, ...changes };
      latest.current.state = next;
      write({ ...(view ? { view } : {}), ...writeSearch(differences(from, next)) });
    },
    [write],
  );
  const hasDefault = views?.some(({ default_for }) => default_for === account.account_type) ?? false;
  const open = useCallback(
    (view: string | null) => write(view ? { view } : hasDefault ? { view: "none" } : {}),
    [write, hasDefault],
  );
  const isGone = Boolean(search.view && search.view !== "none" && !saved && (views !== undefined || isError));
  const isChanged = changed !== "{}";
  return useMemo(
    () => ({ state, set, page, usual, saved, views: views ?? [], isChanged, isGone, open }),
    [state, set, page, usual, saved, views, isChanged, isGone, open],
  );
}

interface StartNeeds {
  search: ViewSearch;
  write: (search: ViewSearch) => void;
  key: string;
  views: readonly ViewOut[] | undefined;
  role: string;
}

/** On coming to a page whose address says nothing: as it was left, else the role's default. What it becomes is remembered. */
function useStart({ search, write, key, views, role }: StartNeeds): void {
  const isBegun = useRef(false);
  const text = JSON.stringify(search);
  useEffect(() => {
    if (isBegun.current) return writeStored(key, text);
    const left = readStored(key);
    if (text !== "{}") {
      isBegun.current = true;
      writeStored(key, text);
    } else if (left && left !== "{}") {
      isBegun.current = true;
      write(JSON.parse(left) as ViewSearch);
    } else if (views) {
      isBegun.current = true;
      // A project's own default counts more than the studio's.
      const defaults = views.filter(({ default_for }) => default_for === role);
      const chosen = defaults.find(({ project_id }) => project_id !== null) ?? defaults[0];
      if (chosen) write({ view: chosen.id });
    }
  }, [text, key, views, role, write]);
}
