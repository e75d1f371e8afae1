import type { QueryClient } from "@tanstack/react-query";
import { answered, client } from "@/api/client";
import { catchUp } from "@/api/grid-query";
import type { NewRows } from "./new-rows";

/** Makes rows, what they stand under when it is new, and their tasks. Ids are made here, so a retry makes nothing twice. */
export async function create(queries: QueryClient, project_id: string, { parents, entities, tasks }: NewRows) {
  const of = <T extends object>(rows: T[]) => rows.map((row) => ({ ...row, project_id }));
  const rows = of([...parents, ...entities]);
  await answered(client.POST("/api/v1/entities/bulk", { body: { rows } }));
  if (tasks.length > 0) await answered(client.POST("/api/v1/tasks/bulk", { body: { rows: of(tasks) } }));
  await catchUp(queries, project_id);
}
