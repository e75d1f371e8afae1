import { answered, client } from "./client";
import type { Answer, Body } from "./edits-body";
import type { Gesture, RevertReport } from "./schema.gen";

/** A request that hangs so long is sent again, under the same key. */
const PATIENCE_MS = 120_000;

export function sendEdits(project_id: string, body: Body, key: string): Promise<Answer> {
  const request = client.POST("/api/v1/projects/{project_id}/edits", {
    params: { path: { project_id } },
    // Columns name their fields by what the server calls them; it says which it cannot take.
    body: body as Gesture,
    headers: { "Idempotency-Key": key },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return answered(request) as Promise<unknown> as Promise<Answer>;
}

export function sendRevert(change_set_id: string, key: string): Promise<RevertReport> {
  return answered(
    client.POST("/api/v1/change-sets/{change_set_id}/revert", {
      params: { path: { change_set_id } },
      body: {},
      headers: { "Idempotency-Key": key },
      signal: AbortSignal.timeout(PATIENCE_MS),
    }),
  );
}
