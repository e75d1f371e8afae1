export interface MyWorkSearch {
  /** The task whose thread is open. */
  task?: string;
}

export function myWorkSearch(search: Record<string, unknown>): MyWorkSearch {
  return typeof search.task === "string" ? { task: search.task } : {};
}
