import type { QueryClient } from "@tanstack/react-query";
import { answered, client } from "@/api/client";
import type { GridCopy } from "@/api/grid-copy";
import { catchUp } from "@/api/grid-query";
import { uuid7 } from "@/lib/uuid";

export interface NewEntities {
  kind: "shot" | "asset";
  names: string[];
  /** For shots: an existing sequence's name, or that of one to make. */
  sequence: string;
  /** For assets. */
  typeId: string | null;
  frameIn: number | null;
  frameOut: number | null;
  taskTypeIds: string[];
}

/** Makes shots or assets, their sequence when it is new, and a task for each step asked for. Ids are made here, so a retry makes nothing twice. */
export async function create(queries: QueryClient, copy: GridCopy, wanted: NewEntities): Promise<string[]> {
  const project_id = copy.projectId;
  const parent_id = wanted.kind === "shot" && wanted.sequence ? await sequence(copy, wanted.sequence) : null;
  const frames =
    wanted.frameIn !== null && wanted.frameOut !== null ? { frame_in: wanted.frameIn, frame_out: wanted.frameOut } : {};
  const rows = wanted.names.map((name) => ({
    id: uuid7(),
    project_id,
    kind: wanted.kind,
    name,
    ...(parent_id ? { parent_id } : {}),
    ...(wanted.typeId ? { entity_type_id: wanted.typeId } : {}),
    ...frames,
  }));
  await answered(client.POST("/api/v1/entities/bulk", { body: { rows } }));
  const tasks = rows.flatMap(({ id }) =>
    wanted.taskTypeIds.map((task_type_id) => ({ project_id, entity_id: id, task_type_id })),
  );
  if (tasks.length > 0) await answered(client.POST("/api/v1/tasks/bulk", { body: { rows: tasks } }));
  await catchUp(queries, project_id);
  return rows.map(({ id }) => id);
}

async function sequence(copy: GridCopy, name: string): Promise<string> {
  const held = [...copy.parents.values()].find((parent) => parent.name.toLowerCase() === name.toLowerCase());
  if (held) return held.id;
  const body = { id: uuid7(), project_id: copy.projectId, kind: "sequence" as const, name };
  return (await answered(client.POST("/api/v1/entities", { body }))).id;
}
