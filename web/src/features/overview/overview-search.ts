/** What the overview's table tells of: how much is done, or how often it went back. */
export interface OverviewSearch {
  show?: "retakes";
}

export function overviewSearch(search: Record<string, unknown>): OverviewSearch {
  return search.show === "retakes" ? { show: "retakes" } : {};
}
