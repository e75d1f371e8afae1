/** What the Team page shows, as the address says it. */
export interface TeamSearch {
  show?: "weeks";
  /** A day of the first week; this week when it is not said. */
  from?: string;
}

const DAY = /^\d{4}-\d\d-\d\d$/;

export function teamSearch(search: Record<string, unknown>): TeamSearch {
  return {
    ...(search.show === "weeks" && { show: "weeks" as const }),
    ...(typeof search.from === "string" && DAY.test(search.from) && { from: search.from }),
  };
}
