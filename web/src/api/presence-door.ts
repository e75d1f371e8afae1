import { client } from "./client";

interface Here {
  client_id: string;
  page: string;
  row_id: string | null;
  column: string | null;
  editing: boolean;
}

/** Says where a tab is, or that it left; the last word is sent even as the page goes away. */
export async function sendPresence(project_id: string, here: Here | { client_id: string; gone: true }): Promise<void> {
  if ("gone" in here) {
    const path = { project_id, client_id: here.client_id };
    await client.DELETE("/api/v1/projects/{project_id}/presence/{client_id}", { params: { path }, keepalive: true });
  } else {
    await client.PUT("/api/v1/projects/{project_id}/presence", { params: { path: { project_id } }, body: here });
  }
}
