import type { QueryClient } from "@tanstack/react-query";
import type { Change } from "./change";

/** What of a project is told whole by the server, and read again when something changed that it is made of. */
export type Told = "cast-brief" | "blocked" | "dependencies";

const NAMED = ["name", "archived_at", "is_shared"];
const MOVED = ["task_status_id", "real_start_date", "archived_at", "name"];

/** What these changes make stale. */
export function staleBy(changes: readonly Change[]): Set<Told> {
  const stale = new Set<Told>();
  for (const { entity, op, after } of changes) {
    const holds = (fields: readonly string[]) => op === "update" && fields.some((field) => field in (after ?? {}));
    if (entity === "entity_link" || (entity === "entity" && (op === "delete" || holds(NAMED)))) stale.add("cast-brief");
    if (entity === "entity" && holds(NAMED)) stale.add("blocked").add("dependencies");
    if (entity === "task_dependency" || (entity === "task" && (op === "delete" || holds(MOVED))))
      stale.add("blocked").add("dependencies");
  }
  return stale;
}

/** Has the lists of a project read again: those that any change may touch, and what is `stale` besides. */
export function refreshLists(queries: QueryClient, projectId: string, stale: Iterable<Told>): void {
  const keys = [
    ...[["history"], ["feed", projectId], ["archived", projectId], ["team", projectId]],
    ...[
      ["overview", projectId],
      ["credits", projectId],
    ],
    ...[...stale].map((told) => [told, projectId]),
    // Read now, it would be without the casts that are on their way; they have it read again themselves.
    ...(queries.isMutating({ mutationKey: ["cast"] }) ? [] : [["casting"]]),
  ];
  for (const queryKey of keys) void queries.invalidateQueries({ queryKey });
}
