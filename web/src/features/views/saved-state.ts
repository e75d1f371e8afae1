import type { ViewOut } from "@/api/views";
import { type Filter, finished } from "@/grid/view/filter";
import type { ViewState } from "@/grid/view/view-state";

/** What a saved view says; what it does not say is as the page has it. */
export function stateOf({ state }: ViewOut, usual: ViewState): ViewState {
  return {
    columns: (state.columns ?? []).map(({ id, width, hidden, pinned }) => ({
      id,
      ...(width ? { width } : {}),
      ...(hidden === undefined || hidden === null ? {} : { hidden }),
      ...(pinned ? { pinned } : {}),
    })),
    filter: (state.filter ?? null) as Filter | null,
    sort: (state.sort ?? []).map(({ field, desc }) => ({ field, desc: desc ?? false })),
    group: [...(state.group ?? [])],
    density: state.density ?? usual.density,
  };
}

/** A view as the server keeps it: what waits for a value is not kept. */
export function kept(state: ViewState): ViewOut["state"] {
  const columns = state.columns.map((column) => ({ hidden: false, ...column }));
  return { ...state, columns, filter: finished(state.filter) as Record<string, unknown> | null };
}
