import type { QueryClient } from "@tanstack/react-query";
import type { Edit } from "./edits";
import type { GridCopy } from "./grid-copy";

/** The row or task an edit is about as the page's copies hold it; null when none does. */
export function heldRow(
  queries: QueryClient,
  projectId: string,
  { table, id }: Pick<Edit, "table" | "id">,
): (Record<string, unknown> & { rev: number }) | null {
  for (const [, copy] of queries.getQueriesData<GridCopy>({ queryKey: ["grid", projectId] })) {
    const row = copy?.rows.get(table === "entity" ? id : (copy.rowOfTask.get(id) ?? ""));
    const held = table === "entity" ? row : row?.tasks.find((task) => task.id === id);
    if (held) return held as unknown as Record<string, unknown> & { rev: number };
  }
  return null;
}
